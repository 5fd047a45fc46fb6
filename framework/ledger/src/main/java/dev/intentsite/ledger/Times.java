package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The ledger's time: microseconds. Columns hold microseconds since 1970-01-01T00:00Z; hashes hold the text. */
final class Times {
    private static final int FRACTION_DIGITS = 6;
    private static final DateTimeFormatter TEXT =
            new DateTimeFormatterBuilder().appendInstant(FRACTION_DIGITS).toFormatter(Locale.ROOT);

    private Times() {}

    static Instant truncated(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, truncated(time));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** How long ago that was; above zero, whatever the clocks of two machines say. */
    static Duration since(Instant then, Instant now) {
        Duration time = Duration.between(then, now);
        return time.isNegative() || time.isZero() ? Duration.ofNanos(1_000) : time;
    }

    /** For example {@code 2026-03-08T19:00:00.000000Z}. */
    static String text(Instant time) {
        return TEXT.format(time);
    }
}
