package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.LedgerAudit;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of docs/deploy.md, taken while guests book, and put back. */
class BackupTest {
    /** The blocks of commands of that chapter, and the files that they name. */
    private static final int BACK_UP = 0;

    private static final int RESTORE = 1;
    private static final String BACKUP = "backup.db";
    private static final String PERSONS = "backup-persons.db";

    @TempDir
    Path folder;

    private final TestClock clock = TestClock.at(Restaurant.NOW, "America/Chicago");
    private final SigningKey anna = SigningKey.generate(Algorithm.ED25519);

    @Test
    void aBackupThatIsTakenWhileGuestsBookIsOneMomentAndGoesOn() throws Exception {
        Path original = folder.resolve("site");
        Path restored = folder.resolve("restored");
        List<String> before = new ArrayList<>();
        Reply asked;
        try (Restaurant house = new Restaurant(original, clock)) {
            asked = new Agent(house.site, anna).send(Agent.start("Book a table for 2 people on Saturday"));
            for (int day = 16; day < 19; day++) {
                before.add(house.book(house.agent(), "Jane Smith", "2026-10-" + day, "19:00", 2));
            }
            AtomicBoolean over = new AtomicBoolean();
            AtomicBoolean bookedBeside = new AtomicBoolean();
            Thread guests = new Thread(() -> {
                for (int day = 20; !over.get(); day = day == 31 ? 20 : day + 1) {
                    if (day != 26) {
                        house.agent().conversation().says("A table for 2 on October " + day + " at 6pm for Bert Jones");
                    }
                    bookedBeside.set(true);
                }
            });
            guests.start();
            try {
                while (!bookedBeside.get()) {
                    Thread.onSpinWait();
                }
                BackupChapter.run("SQLite", BACK_UP, new SqliteShell(original));
            } finally {
                over.set(true);
                guests.join();
            }
        }
        restore(original, original, restored);

        try (Restaurant house = new Restaurant(restored, clock)) {
            assertThat(before)
                    .allSatisfy(reference -> assertThat(
                                    house.count("SELECT count(*) FROM booking WHERE reference = '" + reference + "'"))
                            .isEqualTo(1));
            assertThat(house.count("SELECT count(*) FROM held_half_hour")).isEqualTo(3 * house.bookings());
            Reply goesOn = new Agent(house.site, anna)
                    .reply(
                            asked,
                            Agent.payload(
                                    "information_response",
                                    "at 7pm",
                                    asked.at("/interaction_id").asText()));
            assertThat(goesOn.http()).as(goesOn.message()).isEqualTo(200);
            assertThat(goesOn.at("/turn").asInt()).isEqualTo(2);
        }
        List<LedgerAudit.Fault> faults = new ArrayList<>();
        LedgerAudit.Extent extent =
                LedgerAudit.file(restored.resolve("bella-cucina.db")).run(Map.of(), faults::add);
        assertThat(faults).isEmpty();
        assertThat(extent.interactions()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void whoWasForgottenAfterTheBackupStaysSoWithTheNewestCopyOfThePersonsKeys() throws Exception {
        Path original = folder.resolve("site");
        Path restored = folder.resolve("restored");
        Path older = Files.createDirectories(folder.resolve("older"));
        SigningKey bert = SigningKey.generate(Algorithm.ED25519);
        Reply asked;
        Reply gone;
        try (Restaurant house = new Restaurant(original, clock)) {
            asked = new Agent(house.site, anna).send(Agent.start("Book a table for 2 people on Saturday"));
            gone = new Agent(house.site, bert).send(Agent.start("Book a table for 3 people on Saturday"));
            BackupChapter.run("SQLite", BACK_UP, new SqliteShell(original));
            for (String part : List.of(BACKUP, PERSONS, "backup-keys")) {
                Files.move(original.resolve(part), older.resolve(part));
            }
            for (String wrapped : texts(older.resolve(PERSONS), "SELECT wrapped FROM intentsite_person_key")) {
                assertThat(Files.readString(older.resolve(BACKUP), StandardCharsets.ISO_8859_1))
                        .doesNotContain(wrapped);
            }

            new Agent(house.site, bert)
                    .conversation()
                    .says("Delete all my personal data")
                    .confirms();
            BackupChapter.run("SQLite", BACK_UP, new SqliteShell(original));
        }
        restore(older, original, restored);

        try (Restaurant house = new Restaurant(restored, clock)) {
            assertThat(new Agent(house.site, anna)
                            .reply(
                                    asked,
                                    Agent.payload(
                                            "information_response",
                                            "at 7pm",
                                            asked.at("/interaction_id").asText()))
                            .http())
                    .isEqualTo(200);
            assertThat(new Agent(house.site, bert)
                            .reply(
                                    gone,
                                    Agent.payload(
                                            "information_response",
                                            "at 7pm",
                                            gone.at("/interaction_id").asText()))
                            .status())
                    .isEqualTo("invalid_transition");
        }
        List<LedgerAudit.Fault> faults = new ArrayList<>();
        LedgerAudit.file(restored.resolve("bella-cucina.db")).run(Map.of(), faults::add);
        assertThat(faults).isEmpty();
    }

    /** The backup of one day with the persons of the newest, in a new folder. */
    private static void restore(Path day, Path newest, Path restored) throws Exception {
        Files.createDirectories(restored);
        Files.copy(day.resolve(BACKUP), restored.resolve(BACKUP));
        Files.copy(newest.resolve(PERSONS), restored.resolve(PERSONS));
        BackupChapter.run("SQLite", RESTORE, new SqliteShell(restored));
        Files.move(restored.resolve(BACKUP), restored.resolve("bella-cucina.db"));
        SqliteShell.copy(day.resolve("backup-keys"), restored.resolve("keys"));
    }

    private static List<String> texts(Path database, String query) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        assertThat(texts).isNotEmpty();
        return texts;
    }
}
