package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.cli.Main;
import dev.intentsite.client.Message;
import dev.intentsite.ledger.PostgresServer;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.testkit.TestClock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The backup of PostgreSQL in docs/deploy.md, taken while guests book, and put back into a new database. */
class PostgresBackupTest {
    private static final String CHAPTER = "PostgreSQL";
    private static final int BACK_UP = 0;
    private static final int RESTORE = 1;

    @TempDir
    Path folder;

    private final TestClock clock = TestClock.at(Restaurant.NOW, "America/Chicago");
    private final SigningKey anna = SigningKey.generate(Algorithm.ED25519);
    private final SigningKey bert = SigningKey.generate(Algorithm.ED25519);

    /** A node on that database. */
    private final class House implements AutoCloseable {
        final BellaCucina cucina;
        final Served site;

        House(PGSimpleDataSource database) {
            cucina = cucina(database);
            site = Served.start(clock, origin -> cucina.site().origin(origin));
        }

        @Override
        public void close() {
            site.close();
            cucina.close();
        }
    }

    private BellaCucina cucina(PGSimpleDataSource database) {
        return new BellaCucina(folder, Optional.of(PostgresServer.url(database)), Optional.empty());
    }

    @Test
    void aBackupGoesOnInANewDatabaseWithoutThoseWhoWereForgottenSince() throws Exception {
        PostgresShell shell = new PostgresShell(
                PostgresServer.database(), fresh -> cucina(fresh).close());
        Reply asked;
        Reply gone;
        List<String> before = new ArrayList<>();
        try (House house = new House(shell.database())) {
            asked = new Agent(house.site, anna).send(Agent.start("Book a table for 2 people on Saturday"));
            gone = new Agent(house.site, bert).send(Agent.start("Book a table for 3 people on Saturday"));
            for (int day = 16; day < 19; day++) {
                before.add(booked(house, "2026-10-" + day));
            }
            whileGuestsBook(house, () -> BackupChapter.run(CHAPTER, BACK_UP, shell));
            new Agent(house.site, bert)
                    .conversation()
                    .says("Delete all my personal data")
                    .confirms();
            // The newest copy of the persons' keys, and the tables of the day before.
            BackupChapter.run(CHAPTER, BACK_UP, words -> {
                if (words.contains("--data-only")) {
                    shell.run(words);
                }
            });
        }
        shell.lose();

        BackupChapter.run(CHAPTER, RESTORE, shell);

        PGSimpleDataSource restored = shell.database();
        verifies(restored);
        assertThatThrownBy(() -> count(restored, "DELETE FROM intentsite_event RETURNING 1"))
                .hasMessageContaining("intentsite_event is append-only");
        try (House house = new House(restored)) {
            assertThat(before)
                    .allSatisfy(reference -> assertThat(count(
                                    restored, "SELECT count(*) FROM booking WHERE reference = '" + reference + "'"))
                            .isEqualTo(1));
            assertThat(count(restored, "SELECT count(*) FROM held_half_hour"))
                    .isEqualTo(3 * count(restored, "SELECT count(*) FROM booking WHERE status = 'booked'"));
            Reply goesOn = new Agent(house.site, anna).reply(asked, "information_response", "at 7pm");
            assertThat(goesOn.http()).as(goesOn.message()).isEqualTo(200);
            assertThat(goesOn.at("/turn").asInt()).isEqualTo(2);
            assertThat(new Agent(house.site, bert)
                            .reply(gone, "information_response", "at 7pm")
                            .status())
                    .isEqualTo("invalid_transition");
            booked(house, "2026-10-22");
        }
        verifies(restored);
    }

    private interface Doing {
        void run() throws Exception;
    }

    private static void whileGuestsBook(House house, Doing doing) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean bookedBeside = new AtomicBoolean();
        Thread guests = new Thread(() -> {
            for (int day = 20; !over.get(); day = day == 25 ? 20 : day + 1) {
                new Agent(house.site).conversation().says("A table for 2 on October " + day + " at 6pm for Bert Jones");
                bookedBeside.set(true);
            }
        });
        guests.start();
        try {
            while (!bookedBeside.get()) {
                Thread.onSpinWait();
            }
            doing.run();
        } finally {
            over.set(true);
            guests.join();
        }
    }

    private static String booked(House house, String date) {
        return new Agent(house.site)
                .conversation()
                .says(Message.of("A table, please")
                        .capability("book_table")
                        .parameter("party_size", 2)
                        .parameter("guest_name", "Jane Smith")
                        .parameter("date", date)
                        .parameter("time", "19:00"))
                .isConfirmed("RES-" + date)
                .externalId();
    }

    /** {@code intentsite ledger verify} finds nothing. */
    private void verifies(PGSimpleDataSource database) throws Exception {
        Program.Ran ran = new Program(folder)
                .run(
                        Map.of(),
                        "",
                        List.of(
                                Program.JAVA,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "ledger",
                                "verify",
                                PostgresServer.url(database)));
        assertThat(ran.code()).as("%s", ran).isZero();
    }

    private static int count(PGSimpleDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
