package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a turn and a sweep cost does not grow with what else is stored, nor with the length of the conversation. */
@Tag("long")
final class StoredConversationsTest extends LedgerFixtures {
    private static final int TURNS = 500;
    private static final double MOST_GROWTH = 1.2;

    @TempDir
    private Path folder;

    @Test
    void aMillionStoredConversationsInSqlite() throws SQLException {
        try (SqliteDatabase few = SqliteDatabase.file(folder.resolve("few.db"));
                SqliteDatabase many = SqliteDatabase.file(folder.resolve("many.db"))) {
            compare(
                    few,
                    many,
                    "WITH RECURSIVE numbers (n) AS (SELECT %d UNION ALL SELECT n + 1 FROM numbers WHERE n < %d)");
        }
    }

    @Test
    void aMillionStoredConversationsInPostgres() throws SQLException {
        compare(
                PostgresServer.database(),
                PostgresServer.database(),
                "WITH numbers (n) AS (SELECT generate_series(%d, %d))");
    }

    @Test
    void aLongConversationInSqlite() throws SQLException {
        try (Ledger ledger = SqlLedger.file(folder.resolve("ledger.db"))) {
            LongTalk brief = new LongTalk(ledger, "brief");
            LongTalk lengthy = new LongTalk(ledger, "lengthy");
            for (int i = 0; i < 20; i++) {
                ledger.transact(tx -> {
                    for (int n = 0; n < 500; n++) {
                        lengthy.last = tx.append(lengthy.last, List.of(event(n)), projection(Status.BLOCKED, n));
                    }
                    return true;
                });
            }

            assertThat(growth(brief, lengthy)).as("with 10,000 events more").isLessThan(MOST_GROWTH);
        }
    }

    private static void compare(DataSource few, DataSource many, String numbers) throws SQLException {
        try (Ledger ledgerOfFew = SqlLedger.on(few);
                Ledger ledgerOfMany = SqlLedger.on(many)) {
            store(few, numbers.formatted(1, 1000));
            for (int i = 0; i < 10; i++) {
                store(many, numbers.formatted(1 + i * 100_000, (i + 1) * 100_000));
            }
            if (!(many instanceof SqliteDatabase)) {
                Jdbi.create(many).useHandle(handle -> handle.execute("ANALYZE"));
            }

            assertThat(growth(new Turns(ledgerOfFew), new Turns(ledgerOfMany))).isLessThan(MOST_GROWTH);

            long least = Long.MAX_VALUE;
            for (int i = 0; i < 5; i++) {
                long began = System.nanoTime();
                assertThat(ledgerOfMany.sweep(NOON, NOON)).as("nothing is old").isZero();
                least = Math.min(least, System.nanoTime() - began);
            }
            assertThat(least).as("nanoseconds: looked up, not searched for").isLessThan(20_000_000);
        }
    }

    /** Open conversations with an event each, as the ledger writes them. */
    private static void store(DataSource database, String numbers) {
        Jdbi.create(database).useTransaction(handle -> {
            handle.execute("INSERT INTO intentsite_interaction " + numbers
                    + " SELECT 'f' || n || '-5e1f-8a2b-9c3d-4e5f60718293', 'stored-' || n, 'Table', 'A table for two', 'anna',"
                    + " 'blocked', '{}', '{\"n\":1}', 1.0, 1, 'hash-' || n, 0, 0, 9000000000000000, 9000000000000000, NULL"
                    + " FROM numbers");
            handle.execute("INSERT INTO intentsite_event " + numbers
                    + " SELECT 'f' || n || '-5e1f-8a2b-9c3d-4e5f60718293', 1, 'said', 'anna', '{\"n\":1}', 0, '"
                    + Interaction.NO_HEAD + "', 'hash-' || n FROM numbers");
        });
    }

    /** How much longer the second takes; by turns, so that whatever else the machine does befalls both. */
    private static double growth(Runnable first, Runnable second) {
        List<Long> firstTimes = new ArrayList<>();
        List<Long> secondTimes = new ArrayList<>();
        for (int i = 0; i < 2 * TURNS; i++) {
            long one = nanos(first);
            long other = nanos(second);
            if (i >= TURNS) {
                firstTimes.add(one);
                secondTimes.add(other);
            }
        }
        double growth = median(secondTimes) / median(firstTimes);
        System.out.printf(
                "medians %.0f us and %.0f us: %.2f%n", median(firstTimes) / 1e3, median(secondTimes) / 1e3, growth);
        return growth;
    }

    private static long nanos(Runnable turn) {
        long began = System.nanoTime();
        turn.run();
        return System.nanoTime() - began;
    }

    private static double median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    /** One conversation's next turn, again and again. */
    private static final class LongTalk implements Runnable {
        private final Ledger ledger;
        private Interaction last;

        LongTalk(Ledger ledger, String name) {
            this.ledger = ledger;
            this.last = ledger.transact(tx -> tx.create(begun(name)));
        }

        @Override
        public void run() {
            last = ledger.transact(tx -> tx.append(last, List.of(event(1)), projection(Status.BLOCKED, 1)));
            assertThat(ledger.find(last.interactionId())).contains(last);
        }
    }

    /** A conversation's first two turns, again and again. */
    private static final class Turns implements Runnable {
        private final Ledger ledger;
        private int count;

        Turns(Ledger ledger) {
            this.ledger = ledger;
        }

        @Override
        public void run() {
            String name = "asked-" + count++;
            Interaction first = ledger.transact(tx -> {
                tx.burn(new Nonce("kid", name), NOON.plusSeconds(300));
                return tx.append(tx.create(begun(name)), List.of(event(1)), projection(Status.BLOCKED, 1));
            });
            assertThat(ledger.find(name)).contains(first);
            ledger.transact(tx -> tx.append(first, List.of(event(2)), projection(Status.BLOCKED, 2)));
        }
    }
}
