package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed as by {@code kill -9} while it writes, again and again on one file. */
final class LedgerCrashTest {
    private static final int THREADS = 8;

    @TempDir
    private Path folder;

    @Test
    void everyAcknowledgedAppendIsThereAfterAKill() throws Exception {
        killRepeatedly(3, 1);
    }

    @Test
    @Tag("long")
    void everyAcknowledgedAppendIsThereAfterManyKills() throws Exception {
        killRepeatedly(100, 2);
    }

    private void killRepeatedly(int kills, long seed) throws Exception {
        Path file = folder.resolve("ledger.db");
        try (SqliteDatabase database = SqliteDatabase.file(file)) {
            Jdbi.create(database)
                    .useHandle(handle -> handle.execute("CREATE TABLE booking (id TEXT NOT NULL PRIMARY KEY)"));
            SqlLedger.on(database);
        }
        Random random = new Random(seed);
        Map<String, String> acknowledged = new HashMap<>();
        for (int kill = 0; kill < kills; kill++) {
            int before = acknowledged.size();
            writeAndKill(file, "round" + kill, 20 + random.nextInt(400), acknowledged);
            assertThat(acknowledged).as("it wrote before it was killed").hasSizeGreaterThan(before);
            check(file, kill, acknowledged);
        }
    }

    private static void writeAndKill(Path file, String round, int appends, Map<String, String> acknowledged)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashingWriter.class.getName(),
                        file.toString(),
                        round,
                        Integer.toString(THREADS))
                .redirectError(file.resolveSibling("writer-" + round + ".log").toFile())
                .start();
        try (BufferedReader lines = process.inputReader()) {
            int read = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                if (words.length == 3 && words[2].length() == 64) {
                    acknowledged.put(words[0] + "/" + words[1], words[2]);
                }
                if (++read == appends) {
                    // Not Process.destroyForcibly, which closes the pipe with the last acknowledgements in it.
                    process.toHandle().destroyForcibly();
                }
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("killed, not ended").isEqualTo(137);
    }

    private static void check(Path file, int round, Map<String, String> acknowledged) {
        try (SqliteDatabase database = SqliteDatabase.file(file)) {
            Ledger ledger = SqlLedger.encryptedWith(
                            MasterKeys.inFile(file.resolveSibling("keys").resolve("ledger.key")))
                    .on(database);
            Set<String> events = new HashSet<>();
            Set<String> booked = new HashSet<>();
            for (int r = 0; r <= round; r++) {
                for (int thread = 0; thread < THREADS; thread++) {
                    String name = "round" + r + "-" + thread;
                    List<Event> found = ledger.events(name);
                    ledger.find(name)
                            .ifPresent(interaction -> assertThat(LedgerVerifier.verify(interaction, found))
                                    .isEmpty());
                    for (Event event : found) {
                        String id = name + "/" + event.number();
                        events.add(id);
                        if (CrashingWriter.books(event.number())) {
                            booked.add(id);
                        }
                        assertThat(event.hash()).as(id).isEqualTo(acknowledged.getOrDefault(id, event.hash()));
                        assertThat(ledger.isBurnt(new Nonce(name, "nonce-" + event.number())))
                                .as(id)
                                .isTrue();
                    }
                }
            }
            assertThat(events).containsAll(acknowledged.keySet());
            List<String> bookings = Jdbi.create(database)
                    .withHandle(handle -> handle.createQuery("SELECT id FROM booking")
                            .mapTo(String.class)
                            .list());
            assertThat(bookings)
                    .as("the handler's rows and the events are the same ones")
                    .containsExactlyInAnyOrderElementsOf(booked);
        }
    }
}
