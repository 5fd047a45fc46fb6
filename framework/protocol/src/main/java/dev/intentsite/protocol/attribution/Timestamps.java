package dev.intentsite.protocol.attribution;

import dev.intentsite.schema.TextSchema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** RFC 3339 in UTC, written with {@code Z} and 0 to 9 digits of a second's fraction. */
final class Timestamps {
    private Timestamps() {}

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static Optional<Instant> parse(String text) {
        return parse(AttributionSchema.PUBLISHED.timestamp, text);
    }

    /** Takes nothing that {@code form} does not. */
    static Optional<Instant> parse(TextSchema form, String text) {
        if (!form.holds(text)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the two are at most {@code window} apart, in either direction. */
    static boolean within(Duration window, Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(window) <= 0;
    }
}
