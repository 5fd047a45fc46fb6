package dev.intentsite.benchmarks.serve;

import java.io.IOException;
import java.nio.file.Path;

/** Serves one contender until its standard input ends; the parent process holds the other end. */
public final class ServerProcess {
    /** What it prints before its origin when it is ready. */
    public static final String READY = "READY ";

    private ServerProcess() {}

    /** Arguments: the contender's name and the folder for its files. */
    public static void main(String[] arguments) throws IOException {
        try (Served served = Contender.valueOf(arguments[0]).serve(Path.of(arguments[1]))) {
            System.out.println(READY + served.origin());
            while (System.in.read() >= 0) {
                // Nothing is said to it; it waits for the end.
            }
        }
    }
}
