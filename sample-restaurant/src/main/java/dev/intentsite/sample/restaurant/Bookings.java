package dev.intentsite.sample.restaurant;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.Reference;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/** The tables and who holds them. Reads have a connection of their own; changes use that of the turn. */
final class Bookings {
    private static final Duration HELD = Duration.ofMinutes(90);
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Remembers what it has read, so that the statements of a turn are not read anew in each. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private static final String ALL =
            "SELECT booking.*, dining_table.area FROM booking JOIN dining_table ON dining_table.id = table_id";

    private static final String STANDING = ALL + " WHERE status = 'booked'";

    private final Jdbi jdbi;

    Bookings(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Which of {@code times} a party of that size can have; what {@code moving} holds counts as free. */
    List<LocalTime> free(LocalDate date, List<LocalTime> times, int partySize, Optional<Reference> moving) {
        if (times.isEmpty()) {
            return List.of();
        }
        List<Held> seatings = times.stream().map(time -> Held.from(date, time)).toList();
        return jdbi.withHandle(handle -> handle.createQuery("""
                        WITH seating (starts_at, ends_at) AS (VALUES <seatings>)
                        SELECT starts_at FROM seating
                        WHERE EXISTS (
                          SELECT 1 FROM dining_table
                          WHERE seats >= :party AND least_party <= :party
                            AND NOT EXISTS (
                              SELECT 1 FROM held_half_hour AS held
                              WHERE held.table_id = dining_table.id AND held.reference <> :moving
                                AND held.starts_at >= seating.starts_at AND held.starts_at < seating.ends_at))
                        ORDER BY starts_at""")
                .bindMethodsList("seatings", seatings, List.of("start", "end"))
                .bind("party", partySize)
                .bind("moving", moving.map(Reference::value).orElse(""))
                .map((row, context) ->
                        LocalDateTime.parse(row.getString("starts_at")).toLocalTime())
                .list());
    }

    Optional<Booking> find(Reference reference) {
        return jdbi.withHandle(handle -> find(handle, reference));
    }

    /** The booking that this actor made under that name for that time. */
    Optional<Booking> find(PersonName guest, LocalDate date, LocalTime time, String bookedBy) {
        return jdbi.withHandle(handle -> handle.createQuery(STANDING + """
                         AND guest_key = :guest AND booked_by = :by AND booked_date = :date AND booked_time = :time""")
                .bind("guest", key(guest))
                .bind("date", date.toString())
                .bind("time", time.toString())
                .bind("by", bookedBy)
                .map(Bookings::booking)
                .findFirst());
    }

    /** All that this actor ever booked, cancelled ones too. */
    List<Booking> of(String bookedBy) {
        return jdbi.withHandle(
                handle -> handle.createQuery(ALL + " WHERE booked_by = :by ORDER BY booked_date, booked_time")
                        .bind("by", bookedBy)
                        .map(Bookings::booking)
                        .list());
    }

    /** Gives all bookings of this actor another name; how many there are. */
    static int rename(Connection connection, String bookedBy, PersonName guest) {
        return on(connection)
                .createUpdate("UPDATE booking SET guest_name = :name, guest_key = :key WHERE booked_by = :by")
                .bind("name", guest.value())
                .bind("key", key(guest))
                .bind("by", bookedBy)
                .execute();
    }

    /** Gives the tables of this actor back and removes its bookings. */
    static void forget(Connection connection, String bookedBy) {
        Handle handle = on(connection);
        handle.createUpdate("""
                        DELETE FROM held_half_hour
                        WHERE reference IN (SELECT reference FROM booking WHERE booked_by = :by)""").bind("by", bookedBy).execute();
        handle.createUpdate("DELETE FROM booking WHERE booked_by = :by")
                .bind("by", bookedBy)
                .execute();
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
        Handle handle = on(connection);
        Reference reference = freshReference(handle, date);
        Optional<String> free = freeTable(handle, date, time, partySize, reference);
        while (free.isPresent()) {
            String table = free.get();
            handle.createUpdate("""
                            INSERT INTO booking (reference, guest_name, guest_key, party_size, booked_date, booked_time,
                              table_id, requests, booked_by, status)
                            VALUES (:reference, :name, :key, :party, :date, :time, :table, :requests, :by, 'booked')""")
                    .bind("reference", reference.value())
                    .bind("name", guest.value())
                    .bind("key", key(guest))
                    .bind("party", partySize)
                    .bind("date", date.toString())
                    .bind("time", time.toString())
                    .bind("table", table)
                    .bind("requests", requests.orElse(null))
                    .bind("by", bookedBy)
                    .execute();
            if (hold(handle, reference, table, date, time)) {
                return find(handle, reference);
            }
            handle.createUpdate("DELETE FROM booking WHERE reference = :reference")
                    .bind("reference", reference.value())
                    .execute();
            free = freeTable(handle, date, time, partySize, reference);
        }
        return Optional.empty();
    }

    /** Moves a booking to another date, time or size, to another table where it must; empty when there is none. */
    static Optional<Booking> change(
            Connection connection, Booking booking, LocalDate date, LocalTime time, int partySize) {
        Handle handle = on(connection);
        Reference reference = booking.reference();
        Optional<String> free = freeTable(handle, date, time, partySize, reference);
        while (free.isPresent()) {
            String table = free.get();
            release(handle, reference);
            if (!hold(handle, reference, table, date, time)) {
                free = freeTable(handle, date, time, partySize, reference);
                continue;
            }
            handle.createUpdate("""
                            UPDATE booking
                            SET booked_date = :date, booked_time = :time, party_size = :party, table_id = :table
                            WHERE reference = :reference""")
                    .bind("date", date.toString())
                    .bind("time", time.toString())
                    .bind("party", partySize)
                    .bind("table", table)
                    .bind("reference", reference.value())
                    .execute();
            return find(handle, reference);
        }
        return Optional.empty();
    }

    /** Gives the table back; false when it was given back before. */
    static boolean cancel(Connection connection, Booking booking) {
        Handle handle = on(connection);
        release(handle, booking.reference());
        return handle.createUpdate("""
                                UPDATE booking SET status = 'cancelled'
                                WHERE reference = :reference AND status = 'booked'""")
                        .bind("reference", booking.reference().value())
                        .execute()
                == 1;
    }

    private static Handle on(Connection connection) {
        return Jdbi.open(connection).configure(SqlStatements.class, statements -> statements.setSqlParser(PARSER));
    }

    private static Optional<Booking> find(Handle handle, Reference reference) {
        return handle.createQuery(STANDING + " AND reference = :reference")
                .bind("reference", reference.value())
                .map(Bookings::booking)
                .findFirst();
    }

    private static Booking booking(ResultSet row, StatementContext context) throws SQLException {
        return new Booking(
                new Reference(row.getString("reference")),
                new PersonName(row.getString("guest_name")),
                row.getInt("party_size"),
                LocalDate.parse(row.getString("booked_date")),
                LocalTime.parse(row.getString("booked_time")),
                row.getString("area"),
                Optional.ofNullable(row.getString("requests")),
                row.getString("booked_by"),
                row.getString("status").equals("cancelled"));
    }

    /** The smallest table that nobody else holds then. */
    private static Optional<String> freeTable(
            Handle handle, LocalDate date, LocalTime time, int partySize, Reference own) {
        Held held = Held.from(date, time);
        return handle.createQuery("""
                        SELECT id FROM dining_table
                        WHERE seats >= :party AND least_party <= :party
                          AND NOT EXISTS (
                            SELECT 1 FROM held_half_hour
                            WHERE table_id = dining_table.id AND reference <> :own
                              AND starts_at >= :start AND starts_at < :end)
                        ORDER BY seats, id LIMIT 1""")
                .bind("party", partySize)
                .bind("own", own.value())
                .bind("start", held.start())
                .bind("end", held.end())
                .mapTo(String.class)
                .findFirst();
    }

    /** Holds the table, unless somebody was faster whose turn runs beside this one: then nothing is held. */
    private static boolean hold(Handle handle, Reference reference, String table, LocalDate date, LocalTime time) {
        List<String> halfHours = Held.from(date, time).halfHours().toList();
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO held_half_hour (table_id, starts_at, reference) VALUES (:table, :at, :reference)"
                        + " ON CONFLICT DO NOTHING");
        halfHours.forEach(halfHour -> batch.bind("table", table)
                .bind("at", halfHour)
                .bind("reference", reference.value())
                .add());
        boolean held = IntStream.of(batch.execute()).sum() == halfHours.size();
        if (!held) {
            release(handle, reference);
        }
        return held;
    }

    private static void release(Handle handle, Reference reference) {
        handle.createUpdate("DELETE FROM held_half_hour WHERE reference = :reference")
                .bind("reference", reference.value())
                .execute();
    }

    /**
     * How long a party has its table, as the database writes it.
     *
     * @param end the first moment at which others may have it
     */
    public record Held(String start, String end) {
        static Held from(LocalDate date, LocalTime time) {
            LocalDateTime start = date.atTime(time);
            return new Held(start.toString(), start.plus(HELD).toString());
        }

        Stream<String> halfHours() {
            LocalDateTime last = LocalDateTime.parse(end);
            return Stream.iterate(
                            LocalDateTime.parse(start), last::isAfter, at -> at.plusMinutes(Service.SEATING_MINUTES))
                    .map(LocalDateTime::toString);
        }
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
