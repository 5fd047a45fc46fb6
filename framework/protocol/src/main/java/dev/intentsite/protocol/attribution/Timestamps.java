package dev.intentsite.protocol.attribution;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** RFC 3339 in UTC, written with {@code Z} and 0 to 9 digits of a second's fraction. */
final class Timestamps {
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT(?:[01]\\d|2[0-3]):\\d\\d:\\d\\d(?:\\.\\d{1,9})?Z");

    private Timestamps() {}

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static Optional<Instant> parse(String text) {
        if (text.length() > 30 || !FORM.matcher(text).matches()) {
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
