package dev.intentsite.acceptance;

import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.testkit.TestClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Bella Cucina on a free port, with its own database in a folder of the test's. */
final class Restaurant implements AutoCloseable {
    /** A Thursday, ten in the morning. */
    static final String NOW = "2026-10-15T10:00";

    final Served site;
    private final BellaCucina house;
    private final Path folder;

    Restaurant(Path folder) {
        this(folder, TestClock.at(NOW, "America/Chicago"));
    }

    Restaurant(Path folder, TestClock clock) {
        this.folder = folder;
        this.house = new BellaCucina(folder);
        this.site = Served.start(clock, origin -> house.site().origin(origin));
    }

    Agent agent() {
        return new Agent(site);
    }

    /** Books by structured values: the reference. */
    String book(Agent guest, String name, String date, String time, int partySize) {
        return guest.conversation()
                .says(dev.intentsite.client.Message.of("A table, please")
                        .capability("book_table")
                        .parameter("party_size", partySize)
                        .parameter("guest_name", name)
                        .parameter("date", date)
                        .parameter("time", time))
                .isConfirmed("RES-" + date)
                .externalId();
    }

    /** A number from the restaurant's own tables, read past everything else. */
    int count(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bella-cucina.db"));
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the ledger keeps of an interaction: its version, its head and its state. */
    String kept(String interactionId) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("bella-cucina.db"));
                PreparedStatement query = connection.prepareStatement(
                        "SELECT version || ' ' || head || ' ' || updated_at"
                                + " || ' ' || expires_at || ' ' || state FROM intentsite_interaction WHERE interaction_id = ?")) {
            query.setString(1, interactionId);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int bookings() {
        return count("SELECT count(*) FROM booking WHERE status = 'booked'");
    }

    @Override
    public void close() {
        site.close();
        house.close();
    }
}
