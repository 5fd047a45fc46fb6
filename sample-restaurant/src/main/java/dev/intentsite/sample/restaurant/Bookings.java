package dev.intentsite.sample.restaurant;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** The tables and who holds them. Reads have a connection of their own; changes use that of the turn. */
final class Bookings {
    private static final int HELD_HALF_HOURS = 3;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String FREE_TABLE = """
            SELECT id FROM dining_table
            WHERE seats >= :party AND least_party <= :party
              AND NOT EXISTS (
                SELECT 1 FROM held_half_hour
                WHERE table_id = dining_table.id AND starts_at IN (<half_hours>) AND reference <> :except)
            ORDER BY seats, id LIMIT 1""";

    private final Jdbi jdbi;

    Bookings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Which of {@code times} a party of that size can have. */
    List<LocalTime> free(LocalDate date, List<LocalTime> times, int partySize) {
        return jdbi.withHandle(handle -> times.stream()
                .filter(time -> freeTable(handle, date, time, partySize, "").isPresent())
                .toList());
    }

    Optional<Booking> find(Reference reference) {
        return jdbi.withHandle(handle -> find(handle, reference));
    }

    /** The booking that this actor made under that name for that time. */
    Optional<Booking> find(PersonName guest, LocalDate date, LocalTime time, String bookedBy) {
        return jdbi.withHandle(handle -> bookings(handle.createQuery(
                                SELECT
                                        + " AND guest_key = :guest AND booked_date = :date AND booked_time = :time AND booked_by = :by")
                        .bind("guest", key(guest))
                        .bind("date", date.toString())
                        .bind("time", time.toString())
                        .bind("by", bookedBy))
                .findFirst());
    }

    /** Books the smallest free table; empty when there is none. */
    static Optional<Booking> book(
            Connection connection,
            PersonName guest,
            int partySize,
            LocalDate date,
            LocalTime time,
            Optional<String> requests,
            String bookedBy) {
        Handle handle = Jdbi.open(connection);
        Optional<String> table = freeTable(handle, date, time, partySize, "");
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Reference reference = freshReference(handle, date);
        handle.createUpdate("""
                        INSERT INTO booking (reference, guest_name, guest_key, party_size, booked_date, booked_time, table_id, requests, booked_by, status)
                        VALUES (:reference, :name, :key, :party, :date, :time, :table, :requests, :by, 'booked')""")
                .bind("reference", reference.value())
                .bind("name", guest.value())
                .bind("key", key(guest))
                .bind("party", partySize)
                .bind("date", date.toString())
                .bind("time", time.toString())
                .bind("table", table.get())
                .bind("requests", requests.orElse(null))
                .bind("by", bookedBy)
                .execute();
        hold(handle, reference, table.get(), date, time);
        return find(handle, reference);
    }

    /** Moves a booking to another date, time or size, to another table where it must; empty when there is none. */
    static Optional<Booking> change(
            Connection connection, Booking booking, LocalDate date, LocalTime time, int partySize) {
        Handle handle = Jdbi.open(connection);
        Optional<String> table =
                freeTable(handle, date, time, partySize, booking.reference().value());
        if (table.isEmpty()) {
            return Optional.empty();
        }
        release(handle, booking.reference());
        hold(handle, booking.reference(), table.get(), date, time);
        handle.createUpdate(
                        "UPDATE booking SET booked_date = :date, booked_time = :time, party_size = :party, table_id = :table WHERE reference = :reference")
                .bind("date", date.toString())
                .bind("time", time.toString())
                .bind("party", partySize)
                .bind("table", table.get())
                .bind("reference", booking.reference().value())
                .execute();
        return find(handle, booking.reference());
    }

    /** Gives the table back; false when it was given back before. */
    static boolean cancel(Connection connection, Booking booking) {
        Handle handle = Jdbi.open(connection);
        release(handle, booking.reference());
        return handle.createUpdate(
                                "UPDATE booking SET status = 'cancelled' WHERE reference = :reference AND status = 'booked'")
                        .bind("reference", booking.reference().value())
                        .execute()
                == 1;
    }

    private static final String SELECT =
            "SELECT booking.*, dining_table.area FROM booking JOIN dining_table ON dining_table.id = table_id WHERE status = 'booked'";

    private static Optional<Booking> find(Handle handle, Reference reference) {
        return bookings(handle.createQuery(SELECT + " AND reference = :reference")
                        .bind("reference", reference.value()))
                .findFirst();
    }

    private static java.util.stream.Stream<Booking> bookings(Query query) {
        return query
                .map((row, context) -> new Booking(
                        new Reference(row.getString("reference")),
                        new PersonName(row.getString("guest_name")),
                        row.getInt("party_size"),
                        LocalDate.parse(row.getString("booked_date")),
                        LocalTime.parse(row.getString("booked_time")),
                        row.getString("table_id"),
                        row.getString("area"),
                        Optional.ofNullable(row.getString("requests")),
                        row.getString("booked_by")))
                .list()
                .stream();
    }

    private static Optional<String> freeTable(
            Handle handle, LocalDate date, LocalTime time, int partySize, String except) {
        return handle.createQuery(FREE_TABLE)
                .bindList("half_hours", halfHours(date, time))
                .bind("party", partySize)
                .bind("except", except)
                .mapTo(String.class)
                .findFirst();
    }

    private static void hold(Handle handle, Reference reference, String table, LocalDate date, LocalTime time) {
        for (String halfHour : halfHours(date, time)) {
            handle.createUpdate(
                            "INSERT INTO held_half_hour (table_id, starts_at, reference) VALUES (:table, :at, :reference)")
                    .bind("table", table)
                    .bind("at", halfHour)
                    .bind("reference", reference.value())
                    .execute();
        }
    }

    private static void release(Handle handle, Reference reference) {
        handle.createUpdate("DELETE FROM held_half_hour WHERE reference = :reference")
                .bind("reference", reference.value())
                .execute();
    }

    private static List<String> halfHours(LocalDate date, LocalTime time) {
        LocalDateTime start = date.atTime(time);
        return new ArrayList<>(IntStream.range(0, HELD_HALF_HOURS)
                .mapToObj(i ->
                        start.plusMinutes((long) i * Service.SEATING_MINUTES).toString())
                .toList());
    }

    private static Reference freshReference(Handle handle, LocalDate date) {
        while (true) {
            Reference reference = new Reference("RES-" + date + "-" + (100_000 + RANDOM.nextInt(900_000)));
            boolean taken = handle.createQuery("SELECT 1 FROM booking WHERE reference = :reference")
                    .bind("reference", reference.value())
                    .mapTo(Integer.class)
                    .findFirst()
                    .isPresent();
            if (!taken) {
                return reference;
            }
        }
    }

    /** Names are compared without regard to case and spacing. */
    static String key(PersonName name) {
        return name.value().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
