package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.ledger.LedgerAudit;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.testkit.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
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
