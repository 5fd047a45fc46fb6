package dev.intentsite.benchmarks.load;

import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A contender in a Java process of its own, so that no other one's compiled code or garbage is measured with it. */
public final class ServerChild implements AutoCloseable {
    private final Process process;
    private final String origin;

    private ServerChild(Process process, String origin) {
        this.process = process;
        this.origin = origin;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param folder where it keeps its files
     * @param jvmOptions more options for its Java
     * @throws IOException when it does not start; its output says why
     */
    public static ServerChild start(Contender contender, Path folder, List<String> jvmOptions) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServerProcess.class.getName()));
        command.addAll(List.of(contender.name(), folder.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.startsWith(ServerProcess.READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("The server for \"" + contender + "\" did not start; its output above says why");
        }
        return new ServerChild(process, line.substring(ServerProcess.READY.length()));
    }

    /** Where it listens. */
    public String origin() {
        return origin;
    }

    /** The processor time that it has used, all threads together. */
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
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
