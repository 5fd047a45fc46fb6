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
    private static final int TURNS = 2000;
    private static final double MOST_GROWTH = 1.2;

    @TempDir
    private Path folder;

    @Test
    void aMillionStoredConversationsInSqlite() throws SQLException {
        try (SqliteDatabase database = SqliteDatabase.file(folder.resolve("ledger.db"))) {
            aMillion(
                    database,
                    "WITH RECURSIVE numbers (n) AS (SELECT %d UNION ALL SELECT n + 1 FROM numbers WHERE n < %d)");
        }
    }

    @Test
    void aMillionStoredConversationsInPostgres() throws SQLException {
        aMillion(PostgresServer.database(), "WITH numbers (n) AS (SELECT generate_series(%d, %d))");
    }

    @Test
    void aLongConversationInSqlite() throws SQLException {
        try (Ledger ledger = SqlLedger.file(folder.resolve("ledger.db"))) {
            Interaction[] last = {ledger.transact(tx -> tx.create(begun("a")))};
            Runnable turn = () -> {
                last[0] = ledger.transact(tx -> tx.append(last[0], List.of(event(1)), projection(Status.BLOCKED, 1)));
                assertThat(ledger.find("a")).contains(last[0]);
            };
            double early = median(turn);
            for (int i = 0; i < 20; i++) {
                ledger.transact(tx -> {
                    for (int n = 0; n < 500; n++) {
                        last[0] = tx.append(last[0], List.of(event(n)), projection(Status.BLOCKED, n));
                    }
                    return true;
                });
            }
            assertThat(median(turn) / early).as("after 10,000 events more").isLessThan(MOST_GROWTH);
        }
    }

    private void aMillion(DataSource database, String numbers) throws SQLException {
        try (Ledger ledger = SqlLedger.on(database)) {
            store(database, numbers.formatted(1, 1000));
            Turns turns = new Turns(ledger);
            median(turns);
            double few = median(turns);
            for (int i = 0; i < 10; i++) {
                store(database, numbers.formatted(1001 + i * 100_000, 1000 + (i + 1) * 100_000));
            }
            if (!(database instanceof SqliteDatabase)) {
                Jdbi.create(database).useHandle(handle -> handle.execute("ANALYZE"));
            }
            double many = median(turns);
            System.out.printf(
                    "%s: %.0f us with 1,000 stored, %.0f us with 1,000,000%n", database, few / 1e3, many / 1e3);
            assertThat(many / few).isLessThan(MOST_GROWTH);

            long began = System.nanoTime();
            assertThat(ledger.sweep(NOON, NOON)).as("nothing is old").isZero();
            assertThat(System.nanoTime() - began)
                    .as("looked up, not searched for")
                    .isLessThan(50_000_000);
        }
    }

    /** Open conversations with an event each, as the ledger writes them. */
    private static void store(DataSource database, String numbers) {
        Jdbi.create(database).useTransaction(handle -> {
            handle.execute("INSERT INTO intentsite_interaction " + numbers
                    + " SELECT 'f' || n || '-5e1f-8a2b-9c3d-4e5f60718293', 'stored-' || n, 'Table', 'A table for two', 'anna',"
                    + " 'blocked', '{}', '{\"n\":1}', 1.0, 1, 'hash-' || n, 0, 0, 9000000000000000, 9000000000000000"
                    + " FROM numbers");
            handle.execute("INSERT INTO intentsite_event " + numbers
                    + " SELECT 'f' || n || '-5e1f-8a2b-9c3d-4e5f60718293', 1, 'said', 'anna', '{\"n\":1}', 0, '"
                    + Interaction.NO_HEAD + "', 'hash-' || n FROM numbers");
        });
    }

    /** In nanoseconds. */
    private static double median(Runnable turn) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < TURNS; i++) {
            long began = System.nanoTime();
            turn.run();
            times.add(System.nanoTime() - began);
        }
        times.sort(null);
        return times.get(times.size() / 2);
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
