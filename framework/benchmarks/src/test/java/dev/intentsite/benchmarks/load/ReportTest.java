package dev.intentsite.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.benchmarks.serve.Contender;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void aRowStandsBesideTheFloorOfTheSameNumberOfConnections() {
        Report report = new Report();
        report.row(result(Contender.FLOOR, 1, 10, 1));
        report.row(result(Contender.FLOOR, 8, 1000, 1));

        String row = report.row(result(Contender.ASK_MEMORY, 8, 500, 2));

        assertThat(row).isEqualTo("| asking turn, memory | 8 | 500 | 2.00 | 2.00 | 0.50 | 2000 | 2.00 | 500 |");
    }

    @Test
    void aRowWithoutAFloorHasNoRatio() {
        assertThat(new Report().row(result(Contender.ASK_MEMORY, 8, 4, 1)))
                .isEqualTo("| asking turn, memory | 8 | 4 | 1.00 | 1.00 |  | 1000 |  | 4 |");
    }

    @Test
    void percentilesAreThoseOfTheSortedLatencies() {
        Measurement measurement = new Measurement();
        for (long millis : new long[] {5, 1, 4, 2, 3}) {
            measurement.count(millis * 1_000_000);
        }
        measurement.took(Duration.ofSeconds(1));

        assertThat(measurement.percentile(0.5)).isEqualTo(3);
        assertThat(measurement.percentile(0.99)).isEqualTo(5);
    }

    /** One second of turns, each with that latency and processor time. */
    private static LoadResult result(Contender contender, int connections, int turns, int millis) {
        Measurement measurement = new Measurement();
        for (int i = 0; i < turns; i++) {
            measurement.count(millis * 1_000_000L);
        }
        measurement.took(Duration.ofSeconds(1));
        return new LoadResult(
                new LoadRun(contender, 1, connections, Duration.ZERO, Duration.ofSeconds(1), List.of()),
                new Measurement(),
                measurement,
                Duration.ofMillis((long) millis * turns));
    }
}
