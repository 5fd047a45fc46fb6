package dev.intentsite.benchmarks.load;

import dev.intentsite.benchmarks.serve.Contender;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes results as the rows of a Markdown table, each beside the floor of the same number of connections. Not thread-safe. */
public final class Report {
    private final Map<Integer, LoadResult> floors = new HashMap<>();

    /** The table's head. */
    public String head() {
        return "| contender | connections | turns/s | p50 ms | p99 ms | of the floor | server CPU µs a turn | of the floor's | turns measured |\n"
                + "|---|--:|--:|--:|--:|--:|--:|--:|--:|";
    }

    /** The row of {@code result}. Floors come first. */
    public String row(LoadResult result) {
        return row(result.run().contender().label(), result);
    }

    /** The same under another name. */
    public String row(String label, LoadResult result) {
        LoadRun run = result.run();
        if (run.contender() == Contender.FLOOR) {
            floors.put(run.connections(), result);
        }
        Measurement measured = result.measured();
        LoadResult floor = floors.get(run.connections());
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.2f | %.2f | %s | %.0f | %s | %d |",
                label,
                run.connections(),
                measured.rate(),
                measured.percentile(0.5),
                measured.percentile(0.99),
                floor == null ? "" : ratio(measured.rate(), floor.measured().rate()),
                result.cpuMicros(),
                floor == null ? "" : ratio(result.cpuMicros(), floor.cpuMicros()),
                measured.turns());
    }

    private static String ratio(double value, double floor) {
        return floor == 0 ? "" : String.format(Locale.ROOT, "%.2f", value / floor);
    }
}
