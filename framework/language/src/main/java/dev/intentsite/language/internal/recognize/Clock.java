package dev.intentsite.language.internal.recognize;

import java.time.LocalTime;
import java.util.List;

/**
 * A time of day as said.
 *
 * @param hour 0 to 24
 * @param half the half of the day, if it is known
 */
record Clock(int hour, int minute, int second, Half half) {
    /** Which half of the day a time is in. */
    enum Half {
        AM,
        PM,
        /** "at 2 in the night" is before dawn, "at 9 in the night" is not. */
        NIGHT,
        OPEN
    }

    /** A time that is known, to the minute. */
    static Clock of(LocalTime time) {
        Half half = time.getHour() < 12 ? Half.AM : Half.PM;
        return new Clock(time.getHour() > 12 ? time.getHour() - 12 : time.getHour(), time.getMinute(), 0, half);
    }

    boolean valid() {
        return hour <= 24 && minute < 60 && second < 60 && (hour < 24 || minute == 0);
    }

    Clock in(Half other) {
        return new Clock(hour, minute, second, other);
    }

    /** The times it can mean, as written first. */
    List<LocalTime> options() {
        LocalTime written = LocalTime.of(hour % 24, minute, second);
        if (hour == 0 || hour > 12) {
            return List.of(written);
        }
        LocalTime early = LocalTime.of(hour % 12, minute, second);
        LocalTime late = early.plusHours(12);
        return switch (half) {
            case AM -> List.of(early);
            case PM -> List.of(late);
            case NIGHT -> List.of(hour == 12 || hour < 5 ? early : late);
            case OPEN -> hour == 12 ? List.of(late, early) : List.of(early, late);
        };
    }

    static Half half(String word) {
        return switch (word) {
            case "am" -> Half.AM;
            case "pm" -> Half.PM;
            case "night" -> Half.NIGHT;
            default -> Half.OPEN;
        };
    }
}
