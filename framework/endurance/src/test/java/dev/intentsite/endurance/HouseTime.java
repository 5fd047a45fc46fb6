package dev.intentsite.endurance;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** The time in the house: it begins on a Thursday at ten in the morning and runs as fast as everywhere, in all processes alike. */
final class HouseTime {
    static final ZoneId ZONE = ZoneId.of("America/Chicago");
    private static final Instant BEGIN =
            LocalDateTime.parse("2026-10-15T10:00").atZone(ZONE).toInstant();
    private static final String OFFSET = "endurance.offset";

    /** Until it, as a process that the test starts is told. */
    private static final Duration FROM_NOW = System.getProperty(OFFSET) == null
            ? Duration.between(Instant.now(), BEGIN)
            : Duration.parse(System.getProperty(OFFSET));

    private HouseTime() {}

    static Clock clock() {
        return Clock.offset(Clock.system(ZONE), FROM_NOW);
    }

    /** What a new process is told, so that it has the same time. */
    static String option() {
        return "-D" + OFFSET + "=" + FROM_NOW;
    }
}
