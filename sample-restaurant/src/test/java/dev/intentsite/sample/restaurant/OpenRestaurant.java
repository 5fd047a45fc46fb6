package dev.intentsite.sample.restaurant;

import dev.intentsite.protocol.Manifest;
import dev.intentsite.testkit.SiteTest;
import dev.intentsite.testkit.TestActor;
import dev.intentsite.testkit.TestClock;
import dev.intentsite.testkit.TestConversation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Bella Cucina without a port, on Thursday, October 15, at ten in the morning, with its own database in a test's folder. */
final class OpenRestaurant implements AutoCloseable {
    private final String database;
    private final BellaCucina house;
    private final SiteTest site;

    OpenRestaurant(Path folder) {
        this.database = "jdbc:sqlite:" + folder.resolve("bella-cucina.db");
        this.house = new BellaCucina(folder);
        this.site = SiteTest.of(house.site()).at("2026-10-15T10:00", "America/Chicago");
    }

    TestClock clock() {
        return site.clock();
    }

    Manifest manifest() {
        return site.site().manifest();
    }

    TestActor guest() {
        return site.actor();
    }

    /** Somebody new says it. */
    TestConversation says(String words) {
        return site.conversation().says(words);
    }

    /** Somebody new books: the reference. */
    String books(String words) {
        return books(guest(), words);
    }

    String books(TestActor guest, String words) {
        return guest.conversation().says(words).isConfirmed("RES-").externalId();
    }

    /** Changes the database past everything else. */
    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute(sql);
        }
    }

    /** The first column of the only row. */
    String read(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** How many bookings stand. */
    int bookings() throws SQLException {
        return Integer.parseInt(read("SELECT count(*) FROM booking WHERE status = 'booked'"));
    }

    @Override
    public void close() {
        site.close();
        house.close();
    }
}
