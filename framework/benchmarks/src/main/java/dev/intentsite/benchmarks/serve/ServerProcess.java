package dev.intentsite.benchmarks.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Serves one contender until its standard input ends; the parent process holds the other end. A line {@value #HEAP} there is answered with
 * the bytes that live objects take.
 */
public final class ServerProcess {
    /** What it prints before its origin and its place when it is ready. */
    public static final String READY = "READY ";

    /** What it prints before the bytes, and is asked for them by. */
    public static final String HEAP = "HEAP ";

    private static final int COLLECTIONS = 3;

    private ServerProcess() {}

    /** Arguments: the contender's name and those of its {@link Setting}. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        System.setOut(System.err);
        List<String> words = List.of(arguments);
        try (Served served = Contender.valueOf(words.get(0)).serve(Setting.of(words, 1))) {
            out.println(READY + served.origin() + " " + served.place());
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(HEAP + heap());
            }
        }
    }

    private static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
