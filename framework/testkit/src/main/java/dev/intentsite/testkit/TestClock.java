package dev.intentsite.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. Thread-safe; clocks made by {@link #withZone} move with it. */
public final class TestClock extends Clock {
    private final Hand now;
    private final ZoneId zone;

    /** What clocks of several zones share. */
    private static final class Hand {
        volatile Instant moment;

        Hand(Instant moment) {
            this.moment = moment;
        }

        synchronized void advance(Duration duration) {
            moment = moment.plus(duration);
        }
    }

    private TestClock(Hand now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * Stands at a local date and time.
     *
     * @param localDateTime ISO 8601, such as {@code 2026-10-15T10:00}
     * @param zone such as {@code America/Chicago}
     * @throws java.time.DateTimeException when either is written otherwise
     */
    public static TestClock at(String localDateTime, String zone) {
        ZoneId place = ZoneId.of(zone);
        return new TestClock(
                new Hand(LocalDateTime.parse(localDateTime).atZone(place).toInstant()), place);
    }

    /** Stands at a moment, in UTC. */
    public static TestClock at(Instant moment) {
        return new TestClock(new Hand(moment), ZoneOffset.UTC);
    }

    /** Moves it on; a negative duration moves it back. */
    public void advance(Duration duration) {
        now.advance(duration);
    }

    /** Moves it to a local date and time of its zone, written as in {@link #at(String, String)}. */
    public void set(String localDateTime) {
        now.moment = LocalDateTime.parse(localDateTime).atZone(zone).toInstant();
    }

    @Override
    public Instant instant() {
        return now.moment;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public TestClock withZone(ZoneId other) {
        return new TestClock(now, other);
    }
}
