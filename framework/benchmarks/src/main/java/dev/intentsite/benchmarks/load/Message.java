package dev.intentsite.benchmarks.load;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Words that begin an interaction. */
public record Message(String words) {
    /** How many parties of two Bella Cucina can seat at one time. */
    private static final int TABLES_FOR_TWO = 15;

    private static final int LATEST_DAYS = 88;
    private static final List<String> SEATINGS = List.of("12:00", "13:30", "18:00", "19:30", "21:00");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH);

    /** The manifest's first example: it says party size, date and time, and is asked for a name. */
    public static Message asking() {
        return new Message("Book a table for 2 people tomorrow at 7pm");
    }

    /**
     * Bookings that Bella Cucina can all take, each complete in one message, in an order that seldom asks for one time twice in a
     * row.
     *
     * @param today the day in the restaurant's zone
     */
    public static List<Message> bookings(LocalDate today) {
        List<Message> all = new ArrayList<>();
        for (LocalDate day = today.plusDays(2); day.isBefore(today.plusDays(LATEST_DAYS)); day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.MONDAY) {
                continue;
            }
            for (String seating : SEATINGS) {
                Message message = new Message(
                        "Book a table for 2 people under Jane Smith on " + DAY.format(day) + " at " + seating);
                all.addAll(Collections.nCopies(TABLES_FOR_TWO, message));
            }
        }
        Collections.shuffle(all, new Random(20));
        return List.copyOf(all);
    }
}
