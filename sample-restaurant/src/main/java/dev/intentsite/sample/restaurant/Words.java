package dev.intentsite.sample.restaurant;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** How Bella Cucina says things: CommonMark, each fact from the database. */
final class Words {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH);

    private Words() {}

    static String day(LocalDate date) {
        return DAY.format(date);
    }

    static String time(LocalTime time) {
        return TIME.format(time);
    }

    static String confirmed(Booking booking) {
        return "# Booking confirmed\n\n" + details(booking)
                + "\n\nYour table is held for 90 minutes. You can change or cancel until 2 hours before with the reference.";
    }

    static String changed(Booking booking) {
        return "# Reservation changed\n\n" + details(booking);
    }

    static String cancelled(Booking booking) {
        return "# Reservation cancelled\n\n" + details(booking) + "\n\nWe hope to see you another time.";
    }

    static String inShort(Booking booking) {
        return (booking.partySize() == 1 ? "1 person" : booking.partySize() + " people") + ", " + day(booking.date())
                + ", " + time(booking.time());
    }

    static String held(Booking booking) {
        return "Reservation **" + booking.reference() + "**" + (booking.cancelled() ? ", cancelled" : "") + ": "
                + plain(booking.guestName().value()) + ", " + inShort(booking)
                + booking.requests().map(words -> ", " + plain(words)).orElse("");
    }

    static String tooLate(Booking booking) {
        return "Reservation **" + booking.reference() + "** starts in less than 2 hours and cannot be changed any more."
                + " Please call us.";
    }

    static String details(Booking booking) {
        return "| Reservation | Details |\n|---|---|\n| Reference | **" + booking.reference() + "** |\n| Guest | "
                + plain(booking.guestName().value()) + " |\n| Party | " + booking.partySize() + " |\n| When | "
                + day(booking.date()) + ", " + time(booking.time()) + " |\n| Where | " + booking.area() + " |"
                + booking.requests()
                        .map(words -> "\n| Requests | " + plain(words) + " |")
                        .orElse("");
    }

    static Map<String, Object> schemaOrg(Booking booking) {
        return Map.of(
                "@context", "https://schema.org",
                "@type", "FoodEstablishmentReservation",
                "reservationId", booking.reference().value(),
                "reservationStatus", "https://schema.org/ReservationConfirmed",
                "underName",
                        Map.of("@type", "Person", "name", booking.guestName().value()),
                "reservationFor", Map.of("@type", "Restaurant", "name", "Bella Cucina"),
                "startTime", booking.date().atTime(booking.time()).toString(),
                "partySize", booking.partySize());
    }

    /** Words of a guest, with nothing active in them. */
    static String plain(String words) {
        return words.replaceAll("\\p{Cntrl}", " ").replaceAll("([\\\\`*_\\[\\]<>|~&])", "\\\\$1");
    }
}
