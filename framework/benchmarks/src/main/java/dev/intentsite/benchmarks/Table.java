package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.load.LoadResult;
import dev.intentsite.benchmarks.load.Machine;
import dev.intentsite.benchmarks.load.Report;
import java.io.PrintWriter;
import java.util.stream.Stream;

/** What a program prints: the machine, and a row for each run as soon as that is over. For one thread. */
final class Table {
    private final PrintWriter out;
    private final Report report = new Report();
    private int failures;

    private Table(PrintWriter out) {
        this.out = out;
    }

    /** Prints what comes before the rows. */
    static Table begin(PrintWriter out) {
        machine(out);
        Table table = new Table(out);
        table.say(table.report.head());
        return table;
    }

    static void machine(PrintWriter out) {
        out.println(Machine.description());
        out.println();
        out.flush();
    }

    /** Floors come before what is held against them. */
    void row(String label, LoadResult result) {
        say(report.row(label, result));
        failures += result.failures();
        Stream.of(result.warmUp(), result.measured())
                .flatMap(measurement -> measurement.firstFailure().stream())
                .findFirst()
                .ifPresent(answer -> say(
                        "FAILED: " + result.failures() + " answers were not what is measured; the first:\n" + answer));
    }

    void say(String line) {
        out.println(line);
        out.flush();
    }

    /** 1 when a single answer was not the one that is measured. */
    int exitCode() {
        return failures == 0 ? 0 : 1;
    }
}
