package dev.intentsite.sample.restaurant;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** A meal of a weekday: tables are given every half hour from {@code opens} to {@code lastSeating}. */
record Service(DayOfWeek weekday, String name, LocalTime opens, LocalTime closes, LocalTime lastSeating) {
    static final int SEATING_MINUTES = 30;

    List<LocalTime> seatings() {
        List<LocalTime> seatings = new ArrayList<>();
        for (LocalTime time = opens; !time.isAfter(lastSeating); time = time.plusMinutes(SEATING_MINUTES)) {
            seatings.add(time);
        }
        return seatings;
    }
}
