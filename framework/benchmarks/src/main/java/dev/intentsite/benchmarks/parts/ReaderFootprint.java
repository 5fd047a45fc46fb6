package dev.intentsite.benchmarks.parts;

import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.protocol.Manifest;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Locale;

/** Prints how long the reader of a site takes to start, and the memory that it holds for each capability. */
public final class ReaderFootprint {
    private ReaderFootprint() {}

    /** @param arguments how many capabilities the sites have; 5 and 1000 when there are none */
    public static void main(String[] arguments) {
        int[] sizes = arguments.length == 0
                ? new int[] {5, 1000}
                : Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
        for (int size : sizes) {
            System.out.println(line(size));
        }
    }

    static String line(int capabilities) {
        Manifest site = ManyCapabilities.site(capabilities);
        long before = held();
        long start = System.nanoTime();
        ManifestInterpreter reader = ManyCapabilities.reader(site);
        long started = System.nanoTime() - start;
        long bytes = held() - before;
        Reference.reachabilityFence(reader);
        Reference.reachabilityFence(site);
        return String.format(
                Locale.ROOT,
                "%d capabilities: started in %d ms, %d kB in all, %.1f kB for each",
                capabilities,
                started / 1_000_000,
                bytes / 1000,
                bytes / 1000.0 / capabilities);
    }

    private static long held() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
