package dev.intentsite.endurance;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.MasterKeys;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.SqliteDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bella Cucina is killed as by {@code kill -9} while guests book, correct, move and cancel, again and again on one data folder. */
final class CrashTest {
    private static final int GUESTS = 8;
    private static final int MOST_ANSWERS = 60;
    private static final int MOST_NANOS = 10_000_000;

    @TempDir
    private Path folder;

    @Test
    void whatWasConfirmedIsThereOnceAfterAKill() throws Exception {
        killRepeatedly(3, 1);
    }

    @Test
    @Tag("long")
    void whatWasConfirmedIsThereOnceAfterTwoHundredKills() throws Exception {
        killRepeatedly(200, 2);
    }

    private void killRepeatedly(int kills, long seed) throws Exception {
        Random random = new Random(seed);
        try (Node node =
                        new Node(BellaCucinaProgram.class, folder.resolve("log"), start -> List.of(folder.toString()));
                House house = new House(node);
                Crowd crowd = new Crowd(house, GUESTS, seed)) {
            for (int kill = 0; kill < kills; kill++) {
                crowd.await(1 + random.nextInt(MOST_ANSWERS));
                LockSupport.parkNanos(random.nextInt(MOST_NANOS));
                node.kill();
            }
            crowd.await(GUESTS);
            List<Guest> guests = crowd.finish();
            node.close();
            try (SqliteDatabase database = SqliteDatabase.file(folder.resolve("bella-cucina.db"))) {
                Ledger ledger = SqlLedger.encryptedWith(MasterKeys.inFile(folder.resolve("keys/ledger.key")))
                        .on(database);
                Audit.check(database, ledger, guests);
            }
        } catch (Throwable e) {
            e.addSuppressed(new AssertionError("seed " + seed + ", log:\n" + Files.readString(folder.resolve("log"))));
            throw e;
        }
    }
}
