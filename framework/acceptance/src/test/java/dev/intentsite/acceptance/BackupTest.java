package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.LedgerAudit;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
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
                Files.createDirectories(restored);
                backUp(original.resolve("bella-cucina.db"), restored.resolve("bella-cucina.db"));
            } finally {
                over.set(true);
                guests.join();
            }
        }
        copyKeys(original, restored);

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
        Path backup = restored.resolve("bella-cucina.db");
        Path old = folder.resolve("old-persons.db");
        Path newest = folder.resolve("newest-persons.db");
        SigningKey bert = SigningKey.generate(Algorithm.ED25519);
        Reply asked;
        Reply gone;
        try (Restaurant house = new Restaurant(original, clock)) {
            Path database = original.resolve("bella-cucina.db");
            asked = new Agent(house.site, anna).send(Agent.start("Book a table for 2 people on Saturday"));
            gone = new Agent(house.site, bert).send(Agent.start("Book a table for 3 people on Saturday"));
            Files.createDirectories(restored);
            backUp(database, backup);
            run(
                    backup,
                    "ATTACH '" + old + "' AS persons",
                    "CREATE TABLE persons.intentsite_person_key AS SELECT * FROM main.intentsite_person_key",
                    "DELETE FROM main.intentsite_person_key",
                    "VACUUM");
            for (String wrapped : texts(old, "SELECT wrapped FROM intentsite_person_key")) {
                assertThat(Files.readString(backup, StandardCharsets.ISO_8859_1))
                        .doesNotContain(wrapped);
            }

            new Agent(house.site, bert)
                    .conversation()
                    .says("Delete all my personal data")
                    .confirms();
            run(
                    database,
                    "ATTACH '" + newest + "' AS persons",
                    "CREATE TABLE persons.intentsite_person_key AS SELECT * FROM main.intentsite_person_key");
        }
        run(
                backup,
                "ATTACH '" + newest + "' AS persons",
                "INSERT INTO main.intentsite_person_key SELECT * FROM persons.intentsite_person_key");
        copyKeys(original, restored);

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
        LedgerAudit.file(backup).run(Map.of(), faults::add);
        assertThat(faults).isEmpty();
    }

    private static void run(Path database, String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
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

    private static void backUp(Path from, Path to) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("VACUUM INTO '" + to + "'");
        }
    }

    private static void copyKeys(Path from, Path to) throws Exception {
        Files.createDirectories(to.resolve("keys"));
        Files.setPosixFilePermissions(to.resolve("keys"), PosixFilePermissions.fromString("rwx------"));
        for (String key : List.of("keys/site.json", "keys/ledger.key")) {
            Files.copy(from.resolve(key), to.resolve(key), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
