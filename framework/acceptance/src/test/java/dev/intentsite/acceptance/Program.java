package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a folder of the test's, with nothing of the test's own settings in its environment. */
final class Program {
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final List<String> SETTINGS =
            List.of("PORT", "ORIGIN", "BELLA_DATA", "JAVA_TOOL_OPTIONS", "XDG_CONFIG_HOME", "XDG_STATE_HOME");

    private final Path folder;

    Program(Path folder) {
        this.folder = folder;
    }

    /** What a program that has ended said. */
    record Ran(int code, String out, String err) {}

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Begins it; its output and its errors can be read together. */
    Process start(Map<String, String> environment, List<String> command) throws IOException {
        return builder(environment, command).redirectErrorStream(true).start();
    }

    /** Runs it to its end. */
    Ran run(Map<String, String> environment, String in, List<String> command) throws IOException, InterruptedException {
        Path input = Files.writeString(folder.resolve("in"), in);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = builder(environment, command)
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("%s ends", command).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private ProcessBuilder builder(Map<String, String> environment, List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeAll(SETTINGS);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder;
    }
}
