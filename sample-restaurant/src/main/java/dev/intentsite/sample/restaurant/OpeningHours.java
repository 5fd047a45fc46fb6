package dev.intentsite.sample.restaurant;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** When Bella Cucina is open, from the database. */
final class OpeningHours {
    private final Jdbi jdbi;

    OpeningHours(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    List<Service> all() {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT * FROM service ORDER BY weekday, opens")
                .map((row, context) -> new Service(
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getString("name"),
                        LocalTime.parse(row.getString("opens")),
                        LocalTime.parse(row.getString("closes")),
                        LocalTime.parse(row.getString("last_seating"))))
                .list());
    }

    List<Service> on(LocalDate date) {
        return all().stream()
                .filter(service -> service.weekday() == date.getDayOfWeek())
                .toList();
    }

    /** The days from one to another, both included, on which it is open. */
    List<LocalDate> openDays(LocalDate from, LocalDate until) {
        Set<DayOfWeek> open = all().stream().map(Service::weekday).collect(Collectors.toSet());
        return Stream.iterate(from, day -> !day.isAfter(until), day -> day.plusDays(1))
                .filter(day -> open.contains(day.getDayOfWeek()))
                .toList();
    }

    List<LocalTime> seatings(LocalDate date) {
        return on(date).stream().flatMap(service -> service.seatings().stream()).toList();
    }
}
