package dev.intentsite.endurance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A program of this class path in a process of its own. It says where it serves by {@link #ready}, and ends with the test that
 * started it, however that ends.
 */
final class Child {
    private static final String READY = "READY ";
    private static final PrintStream OUT = System.out;

    private final Process process;
    private final URI place;

    private Child(Process process, URI place) {
        this.process = process;
        this.place = place;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param log what it prints is appended here
     * @param before a command that it is run by, such as {@code prlimit …}; may be empty
     * @throws IllegalStateException when it ends before it serves, with what it printed
     */
    static Child start(Class<?> program, Path log, List<String> before, List<String> arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", HouseTime.option()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            BufferedReader lines = process.inputReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    return new Child(process, URI.create("http://localhost:" + line.substring(READY.length())));
                }
            }
            process.waitFor();
            throw new IllegalStateException(program.getSimpleName() + " ended with " + process.exitValue()
                    + " before it served: " + Files.readString(log));
        } catch (IOException e) {
            throw new IllegalStateException(program.getSimpleName() + " does not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** In the child: nothing else is printed where the test reads, and the end of the test is the end of it. */
    static void prepare() {
        prepare(word -> {});
    }

    /** The same, and hears what the test {@link #tell}s. */
    static void prepare(Consumer<String> hearing) {
        System.setOut(System.err);
        Thread watch = new Thread(() -> {
            BufferedReader words = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            try {
                for (String word = words.readLine(); word != null; word = words.readLine()) {
                    hearing.accept(word);
                }
            } catch (IOException e) {
                // The same as its end.
            }
            Runtime.getRuntime().halt(0);
        });
        watch.setDaemon(true);
        watch.start();
    }

    /** In the child: it serves. */
    static void ready(int port) {
        OUT.write((READY + port + "\n").getBytes(StandardCharsets.US_ASCII), 0, (READY + port + "\n").length());
        OUT.flush();
    }

    /** Tells it a word. */
    void tell(String word) {
        try {
            process.getOutputStream().write((word + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new IllegalStateException("it hears nothing any more", e);
        }
    }

    URI place() {
        return place;
    }

    long id() {
        return process.pid();
    }

    /** What its threads do now; why that cannot be had, where it cannot. */
    String threads() {
        try {
            Process dump = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(id()),
                            "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            return new String(dump.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    /** Its exit code, once it has ended. */
    CompletableFuture<Integer> end() {
        return process.onExit().thenApply(Process::exitValue);
    }
}
