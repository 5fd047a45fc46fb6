package dev.intentsite.endurance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** The tavern's tables, each held for 90 minutes; its SQL is the same on SQLite and PostgreSQL. */
final class TavernTables {
    private static final List<String> TABLES =
            IntStream.rangeClosed(1, 6).mapToObj(number -> "table-" + number).toList();
    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS booking (
                reference TEXT PRIMARY KEY, guest_name TEXT NOT NULL, party_size INTEGER NOT NULL, booked_date TEXT NOT NULL,
                booked_time TEXT NOT NULL, table_id TEXT NOT NULL, status TEXT NOT NULL);
            CREATE TABLE IF NOT EXISTS held_half_hour (
                table_id TEXT NOT NULL, starts_at TEXT NOT NULL, reference TEXT NOT NULL, PRIMARY KEY (table_id, starts_at));
            """;

    private final DataSource database;

    /** Makes the tables where there are none. */
    TavernTables(DataSource database) throws SQLException {
        this.database = database;
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : SCHEMA.split(";\n")) {
                statement.execute(table);
            }
        }
    }

    private static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** Books a table; false when none is free. */
    boolean book(Connection connection, Reservation wish) throws SQLException {
        Optional<String> table = hold(connection, wish);
        if (table.isPresent()) {
            run(
                    connection,
                    "INSERT INTO booking VALUES (?, ?, ?, ?, ?, ?, ?)",
                    wish.reference(),
                    wish.guest(),
                    wish.partySize(),
                    wish.date(),
                    wish.time(),
                    table.get(),
                    wish.status());
        }
        return table.isPresent();
    }

    /** Moves a booking; false when no table is free, and then nothing of this transaction must be kept. */
    boolean change(Connection connection, Reservation wish) throws SQLException {
        release(connection, wish.reference());
        Optional<String> table = hold(connection, wish);
        return table.isPresent()
                && run(
                                connection,
                                "UPDATE booking SET party_size = ?, booked_time = ?, table_id = ? WHERE reference = ?",
                                wish.partySize(),
                                wish.time(),
                                table.get(),
                                wish.reference())
                        == 1;
    }

    /** Gives the table back; false when it was given back before. */
    boolean cancel(Connection connection, String reference) throws SQLException {
        release(connection, reference);
        return run(
                        connection,
                        "UPDATE booking SET status = 'cancelled' WHERE reference = ? AND status = 'booked'",
                        reference)
                == 1;
    }

    Optional<Reservation> find(Connection connection, String reference) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT * FROM booking WHERE reference = ? AND status = 'booked'")) {
            query.setString(1, reference);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Reservation(
                                reference,
                                row.getString("guest_name"),
                                row.getInt("party_size"),
                                row.getString("booked_date"),
                                row.getString("booked_time"),
                                row.getString("status")))
                        : Optional.empty();
            }
        }
    }

    /** The times at which some table is free. */
    List<LocalTime> free(String date, List<LocalTime> times) throws SQLException {
        Map<String, Set<String>> held = new HashMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT table_id, starts_at FROM held_half_hour WHERE starts_at LIKE ?")) {
            query.setString(1, date + "T%");
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    held.computeIfAbsent(row.getString(1), table -> new HashSet<>())
                            .add(row.getString(2));
                }
            }
        }
        return times.stream()
                .filter(time -> TABLES.stream()
                        .anyMatch(table -> halfHours(date, time.toString())
                                .noneMatch(held.getOrDefault(table, Set.of())::contains)))
                .toList();
    }

    private static Optional<String> hold(Connection connection, Reservation wish) throws SQLException {
        for (String table : TABLES) {
            int held = 0;
            for (String halfHour : halfHours(wish.date(), wish.time()).toList()) {
                held += run(
                        connection,
                        "INSERT INTO held_half_hour VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                        table,
                        halfHour,
                        wish.reference());
            }
            if (held == 3) {
                return Optional.of(table);
            }
            release(connection, wish.reference());
        }
        return Optional.empty();
    }

    private static void release(Connection connection, String reference) throws SQLException {
        run(connection, "DELETE FROM held_half_hour WHERE reference = ?", reference);
    }

    private static Stream<String> halfHours(String date, String time) {
        LocalDateTime start = LocalDateTime.parse(date + "T" + time);
        return Stream.of(0, 30, 60).map(minutes -> start.plusMinutes(minutes).toString());
    }
}
