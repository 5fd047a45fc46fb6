package dev.intentsite.benchmarks.load;

import java.time.Duration;

/**
 * What one run gave.
 *
 * @param warmUp the warm-up, which counts for nothing but its failures
 * @param measured the measurement
 * @param cpu the server's processor time during the measurement
 */
public record LoadResult(LoadRun run, Measurement warmUp, Measurement measured, Duration cpu) {
    /** The server's processor time for one turn, in microseconds: steadier than the rate where the machine has other work. */
    public double cpuMicros() {
        return measured.turns() == 0 ? 0 : cpu.toNanos() / 1e3 / measured.turns();
    }

    /** Answers of both phases that were not what is measured. */
    public int failures() {
        return warmUp.failures() + measured.failures();
    }
}
