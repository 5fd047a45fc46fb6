package dev.intentsite.benchmarks.load;

import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.ServerProcess;
import dev.intentsite.benchmarks.serve.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A contender in a Java process of its own, so that no other one's compiled code or garbage is measured with it. For one thread. */
public final class ServerChild implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final String origin;
    private final String place;

    private ServerChild(Process process, BufferedReader output, String ready) {
        this.process = process;
        this.output = output;
        String[] words = ready.substring(ServerProcess.READY.length()).split(" ");
        this.origin = words[0];
        this.place = words[1];
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param jvmOptions more options for its Java
     * @throws IOException when it does not start; its output says why
     */
    public static ServerChild start(Contender contender, Setting setting, List<String> jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerProcess.class.getName()));
        command.add(contender.name());
        command.addAll(setting.arguments());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        return new ServerChild(process, output, lineOf(output, ServerProcess.READY));
    }

    private static String lineOf(BufferedReader output, String beginning) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("A server ended; its output above says why");
        }
        return line;
    }

    /** That it signs as. */
    public String origin() {
        return origin;
    }

    /** Where it listens. */
    public String place() {
        return place;
    }

    /** The processor time that it has used, all threads together. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The bytes of its heap that are in use, with all garbage collected. */
    public long heap() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8)
                .append(ServerProcess.HEAP + "\n")
                .flush();
        return Long.parseLong(lineOf(output, ServerProcess.HEAP).substring(ServerProcess.HEAP.length()));
    }

    /** Ends its input, upon which it stops, and waits for that. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
