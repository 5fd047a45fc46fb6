package dev.intentsite.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one run. Belongs to one thread. */
public final class Measurement {
    private long[] nanos = new long[1 << 14];
    private int turns;
    private int failures;
    private @Nullable String firstFailure;
    private Duration duration = Duration.ZERO;

    void count(long latencyNanos) {
        if (turns == nanos.length) {
            nanos = Arrays.copyOf(nanos, turns * 2);
        }
        nanos[turns++] = latencyNanos;
    }

    void failed(String answer) {
        failures++;
        if (firstFailure == null) {
            firstFailure = answer;
        }
    }

    void took(Duration time) {
        duration = time;
        Arrays.sort(nanos, 0, turns);
    }

    /** All answers, good or not. */
    public int turns() {
        return turns;
    }

    /** Answers without HTTP status 200 or without the proof. */
    public int failures() {
        return failures;
    }

    /** The first answer that failed, head and body. */
    public Optional<String> firstFailure() {
        return Optional.ofNullable(firstFailure);
    }

    /** From the first request to the last answer. */
    public Duration duration() {
        return duration;
    }

    /** Turns each second. */
    public double rate() {
        return duration.isZero() ? 0 : turns * 1e9 / duration.toNanos();
    }

    /** The latency in milliseconds that {@code share} of the answers, 0 to 1, did not exceed. */
    public double percentile(double share) {
        return turns == 0 ? 0 : nanos[Math.max(0, (int) Math.ceil(share * turns) - 1)] / 1e6;
    }
}
