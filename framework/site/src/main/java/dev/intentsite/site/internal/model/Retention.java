package dev.intentsite.site.internal.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;

/** How long ended and expired interactions are known. */
public final class Retention {
    private static final Duration LEAST = Duration.ofHours(24);
    private static final Duration MOST = Duration.ofDays(3_650);

    private Retention() {}

    /** Whether clients ({@code wire.md} §§ 2 and 3) and the ledger can live with it: 24 hours to 3650 days. */
    public static boolean isPossible(Duration time) {
        return time.compareTo(LEAST) >= 0 && time.compareTo(MOST) <= 0;
    }

    /** What a capability says of its own; empty where it says nothing. */
    static Optional<Duration> read(String place, String text, Faults faults) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration time = Duration.parse(text);
            if (isPossible(time)) {
                return Optional.of(time);
            }
        } catch (DateTimeException | ArithmeticException e) {
            // Said below.
        }
        faults.add(
                place,
                "has keepEnded = \"" + text + "\"; use an ISO 8601 duration from PT24H, which clients may rely on, to"
                        + " P3650D, such as P30D");
        return Optional.empty();
    }
}
