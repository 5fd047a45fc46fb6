package dev.intentsite.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.Event;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerVerifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Compares what guests were told with what a house's database holds. */
final class Audit {
    private static final int HELD_MINUTES = 90;

    private Audit() {}

    /** Every confirmed booking is there once, as it was confirmed, and no other; no table twice; every chain holds. */
    static void check(DataSource database, Ledger ledger, List<Guest> guests) throws SQLException {
        Map<String, Reservation> told = new HashMap<>();
        Map<String, Set<String>> records = new HashMap<>();
        for (Guest guest : guests) {
            told.putAll(guest.reservations());
            records.putAll(guest.records());
        }
        assertThat(told).as("guests were told of bookings").isNotEmpty();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(held(statement)).containsExactlyInAnyOrderEntriesOf(told);
            noTableTwice(statement);
            for (String interaction : interactions(statement)) {
                chainHolds(ledger, interaction, records.getOrDefault(interaction, Set.of()));
                records.remove(interaction);
            }
        }
        assertThat(records).as("conversations that the ledger does not know").isEmpty();
    }

    private static Map<String, Reservation> held(Statement statement) throws SQLException {
        Map<String, Reservation> held = new HashMap<>();
        try (ResultSet row = statement.executeQuery("SELECT * FROM booking")) {
            while (row.next()) {
                String reference = row.getString("reference");
                held.put(
                        reference,
                        new Reservation(
                                reference,
                                row.getString("guest_name"),
                                row.getInt("party_size"),
                                row.getString("booked_date"),
                                row.getString("booked_time"),
                                row.getString("status")));
            }
        }
        return held;
    }

    private static void noTableTwice(Statement statement) throws SQLException {
        Map<String, List<LocalDateTime>> seatings = new HashMap<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT table_id, booked_date, booked_time FROM booking WHERE status = 'booked'")) {
            while (row.next()) {
                seatings.computeIfAbsent(row.getString(1), table -> new ArrayList<>())
                        .add(LocalDateTime.parse(row.getString(2) + "T" + row.getString(3)));
            }
        }
        seatings.forEach((table, times) -> {
            times.sort(null);
            for (int i = 1; i < times.size(); i++) {
                assertThat(times.get(i))
                        .as("%s is given to two at once", table)
                        .isAfterOrEqualTo(times.get(i - 1).plusMinutes(HELD_MINUTES));
            }
        });
    }

    private static Set<String> interactions(Statement statement) throws SQLException {
        Set<String> interactions = new HashSet<>();
        try (ResultSet row = statement.executeQuery("SELECT interaction_id FROM intentsite_interaction")) {
            while (row.next()) {
                interactions.add(row.getString(1));
            }
        }
        return interactions;
    }

    private static void chainHolds(Ledger ledger, String id, Set<String> records) {
        Interaction interaction = ledger.find(id).orElseThrow();
        List<Event> events = ledger.events(id);
        assertThat(LedgerVerifier.verify(interaction, events)).as(id).isEmpty();
        for (String record : records) {
            assertThat(LedgerVerifier.verify(interaction, events, record))
                    .as(id)
                    .isEmpty();
        }
    }
}
