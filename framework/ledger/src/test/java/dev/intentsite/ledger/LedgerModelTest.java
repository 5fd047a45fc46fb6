package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random transactions do the same to a ledger in SQL and to one in memory. A failure names its seed and step. */
final class LedgerModelTest {
    private static final Instant START = Instant.parse("2026-03-08T12:00:00.123456789Z");
    private static final int STEPS = 120;
    private static final int NAMES = 8;

    @Test
    void sqliteAndMemoryAgree() throws SQLException {
        for (long seed = 1; seed <= 3; seed++) {
            compare(SqlLedger.owned(SqliteDatabase.inMemory(), Optional.empty()), seed);
        }
    }

    @Test
    void postgresAndMemoryAgree() throws SQLException {
        for (long seed = 4; seed <= 5; seed++) {
            compare(SqlLedger.at(PostgresServer.url(PostgresServer.database())), seed);
        }
    }

    @Test
    @Tag("long")
    void sqlAndMemoryAgreeForLong() throws SQLException {
        for (long seed = 1000; seed < 1200; seed++) {
            compare(SqlLedger.owned(SqliteDatabase.inMemory(), Optional.empty()), seed);
        }
        for (long seed = 2000; seed < 2040; seed++) {
            compare(SqlLedger.at(PostgresServer.url(PostgresServer.database())), seed);
        }
    }

    private static void compare(Ledger opened, long seed) {
        try (Ledger sql = opened;
                Ledger memory = new MemoryLedger()) {
            Random random = new Random(seed);
            Map<Ledger, Map<String, Interaction>> seen = Map.of(sql, new HashMap<>(), memory, new HashMap<>());
            for (int step = 0; step < STEPS; step++) {
                String place = "seed " + seed + ", step " + step;
                long choice = random.nextLong();
                String inSql = act(sql, seen.get(sql), new Random(choice), step);
                String inMemory = act(memory, seen.get(memory), new Random(choice), step);
                assertThat(inSql).as(place).isEqualTo(inMemory);
                for (int n = 0; n < NAMES; n++) {
                    String name = "i" + n;
                    assertThat(sql.find(name)).as(place).isEqualTo(memory.find(name));
                    assertThat(sql.events(name)).as(place).isEqualTo(memory.events(name));
                    assertThat(sql.isBurnt(nonce(n))).as(place).isEqualTo(memory.isBurnt(nonce(n)));
                    for (int key = 0; key < 3; key++) {
                        assertThat(sql.receipt(name, "anna", "k" + key))
                                .as(place)
                                .isEqualTo(memory.receipt(name, "anna", "k" + key));
                    }
                    sql.find(name)
                            .ifPresent(found -> assertThat(LedgerVerifier.verify(found, sql.events(name)))
                                    .as(place)
                                    .isEmpty());
                }
            }
        }
    }

    /** One random transaction or sweep; tells what came of it. */
    private static String act(Ledger ledger, Map<String, Interaction> seen, Random random, int step) {
        Instant now = START.plusSeconds(step * 60L);
        if (random.nextInt(12) == 0) {
            return "swept " + ledger.sweep(now, now.minus(Duration.ofMinutes(random.nextInt(40))));
        }
        Map<String, Interaction> seeing = new HashMap<>(seen);
        try {
            String kept = ledger.<String, IllegalStateException>transact(tx -> {
                List<String> said = new ArrayList<>();
                int count = 1 + random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    said.add(change(tx, seeing, random, now));
                }
                if (random.nextInt(5) == 0) {
                    throw new IllegalStateException("on purpose");
                }
                return said.toString();
            });
            seen.putAll(seeing);
            return kept;
        } catch (IllegalStateException | VersionConflictException e) {
            // A ledger may tell of a conflict when the work is done, and this work may throw before.
            return "nothing";
        }
    }

    /** The interactions in {@code seen} may be older than the newest; some are made up, as if their last event was never committed. */
    private static String change(LedgerTransaction tx, Map<String, Interaction> seen, Random random, Instant now) {
        String name = "i" + random.nextInt(NAMES);
        switch (random.nextInt(5)) {
            case 0 -> {
                return "burnt " + tx.burn(nonce(random.nextInt(NAMES)), now.plusSeconds(random.nextInt(3000)));
            }
            case 1 -> {
                tx.remember(new Receipt(name, "anna", "k" + random.nextInt(3), "hash", 1, document(random)));
                return "remembered";
            }
            case 2 -> {
                Interaction made = tx.create(new NewInteraction(
                        name, "title", "first words ü 😀", "anna", document(random), now, now.plusSeconds(600)));
                seen.put(name, made);
                return made.toString();
            }
            default -> {
                Interaction found = seen.get(name);
                if (found == null) {
                    return "nothing";
                }
                Interaction before = random.nextInt(8) == 0 ? beyond(found) : found;
                List<NewEvent> events = new ArrayList<>();
                int count = 1 + random.nextInt(3);
                for (int i = 0; i < count; i++) {
                    events.add(new NewEvent("said", "anna", document(random), now.plusNanos(i)));
                }
                Status status = Status.values()[random.nextInt(Status.values().length)];
                Interaction after = tx.append(
                        before,
                        events,
                        new LedgerTransaction.Projection(
                                status, "title " + count, document(random), random.nextDouble(), now.plusSeconds(900)));
                if (random.nextInt(4) != 0) {
                    seen.put(name, after);
                }
                return after.toString();
            }
        }
    }

    private static Interaction beyond(Interaction found) {
        return new Interaction(
                found.id(),
                found.interactionId(),
                found.title(),
                found.description(),
                found.createdBy(),
                found.status(),
                found.constraints(),
                found.state(),
                found.confidence(),
                found.version() + 1,
                "f".repeat(64),
                found.createdAt(),
                found.updatedAt(),
                found.expiresAt());
    }

    private static Nonce nonce(int n) {
        return new Nonce("kid", "nonce-0123456789-" + n);
    }

    private static ObjectNode document(Random random) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        int members = random.nextInt(4);
        for (int i = 0; i < members; i++) {
            String name = "m" + random.nextInt(6);
            switch (random.nextInt(6)) {
                case 0 -> document.put(name, random.nextInt());
                case 1 -> document.put(name, random.nextDouble() * 1e9);
                case 2 -> document.put(name, "words \" \\ \u2028 \u00e9 " + random.nextInt(100));
                case 3 -> document.putNull(name);
                case 4 -> document.putArray(name).add(random.nextBoolean()).add(9007199254740991L);
                default -> document.putObject(name).put("inner", random.nextInt(9));
            }
        }
        return document;
    }
}
