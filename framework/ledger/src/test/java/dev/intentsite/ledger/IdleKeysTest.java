package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** A person of whom nothing is left comes back while a sweep destroys that key: between any two statements of either, on two machines. */
@Timeout(60)
final class IdleKeysTest extends LedgerFixtures {
    private static final Instant ENDED = NOON.plus(Duration.ofDays(1));
    private static final Instant LATER = NOON.plus(Duration.ofHours(2));
    /** For whoever is in between; not to be had where he has to wait for the other. */
    private static final long PATIENCE_MILLIS = 50;

    private static final int MOST_TRIES = 20;
    /** Statements of a sweep, and of a turn. */
    private static final int FEWEST = 4;

    @TempDir
    private Path folder;

    private final MasterKeys masters = MasterKeys.generated();
    private final AtomicReference<Runnable> interruption = new AtomicReference<>(() -> {});
    private final ExecutorService beside = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        beside.shutdownNow();
    }

    @Test
    void inSqlite() throws Exception {
        try (SqliteDatabase database = SqliteDatabase.file(folder.resolve("ledger.db"))) {
            SqlLedger.encryptedWith(masters).on(database);
            Jdbi jdbi = watched(database);
            Dialect dialect = new SqliteDialect();
            everyOrder(
                    through(
                            jdbi,
                            dialect,
                            new GroupedTransactions(jdbi, watched(database.writer()), dialect, database.writers())),
                    SqlLedger.encryptedWith(masters).on(database),
                    NOON,
                    LATER);
        }
    }

    @Test
    void inPostgres() throws Exception {
        inPostgres(PostgresServer.database(), NOON, LATER);
    }

    @Test
    void inPostgresWhereTransactionsAreSerializable() throws Exception {
        PGSimpleDataSource database = PostgresServer.database();
        database.setOptions("-c default_transaction_isolation=serializable");
        inPostgres(database, LATER);
    }

    private void inPostgres(PGSimpleDataSource database, Instant... times) throws Exception {
        SqlLedger.encryptedWith(masters).on(database);
        Jdbi jdbi = watched(database);
        Dialect dialect = dialect(database);
        everyOrder(
                through(jdbi, dialect, new PooledTransactions(jdbi, dialect)),
                SqlLedger.encryptedWith(masters).on(database),
                times);
    }

    private Jdbi watched(DataSource database) {
        return Jdbi.create(NotingSource.of(database, sql -> interruption.get().run()));
    }

    private Ledger through(Jdbi jdbi, Dialect dialect, Transactions transactions) {
        return new SqlStore(jdbi, dialect, transactions, new People(Optional.of(masters)), true, () -> {});
    }

    private static Dialect dialect(PGSimpleDataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return PostgresDialect.of(connection);
        }
    }

    /**
     * Everything in between everything.
     *
     * @param watched works through what is interrupted
     * @param times of the sweep: it marks at first, and destroys later
     */
    private void everyOrder(Ledger watched, Ledger other, Instant... times) throws Exception {
        for (Instant time : times) {
            everyOrder(
                    time, "swept " + time, person -> watched.sweep(time, ENDED), person -> turn(other, person), other);
            everyOrder(
                    time, "turned " + time, person -> turn(watched, person), person -> other.sweep(time, ENDED), other);
        }
    }

    private interface Doing {
        Object of(String person);
    }

    private void everyOrder(Instant time, String name, Doing watched, Doing between, Ledger ledger) throws Exception {
        for (int point = 1; ; point++) {
            String person = name + " before statement " + point;
            goneBut(ledger, person, time);
            Interruption next = new Interruption(point, () -> between.of(person));
            interruption.set(next);
            watched.of(person);
            interruption.set(() -> {});
            boolean reached = next.await();
            assertThat(reached || point > FEWEST).as(person).isTrue();
            if (!reached) {
                return;
            }
            assertThat(ledger.find(person)).as(person).isPresent();
            assertThat(ledger.ofActor(person)).as(person).hasSize(1);
            for (int hours = 4; hours < 7; hours += 2) {
                ledger.sweep(NOON.plus(Duration.ofHours(hours)), ENDED);
            }
            assertThat(ledger.find(person)).as(person).isPresent();
        }
    }

    /** Nothing is left of that person but the key, marked where it is later. */
    private static void goneBut(Ledger ledger, String person, Instant time) {
        ledger.prepare(person);
        ledger.transact(tx -> tx.append(
                tx.create(new NewInteraction(person + " before", "", "", person, Json.of("n", 0), NOON, NOON)),
                List.of(event(1)),
                projection(Status.COMPLETED, 1)));
        ledger.sweep(time == NOON ? Instant.EPOCH : NOON, ENDED);
    }

    /** As clients do, again after a conflict. */
    private static Interaction turn(Ledger ledger, String person) {
        for (int tries = 0; ; tries++) {
            try {
                ledger.prepare(person);
                return ledger.transact(tx -> tx.append(
                        tx.create(new NewInteraction(person, "", "", person, Json.of("n", 0), NOON, NOON)),
                        List.of(event(1)),
                        projection(Status.ACTIVE, 1)));
            } catch (VersionConflictException e) {
                if (tries == MOST_TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Has something done beside when that many statements are prepared. */
    private final class Interruption implements Runnable {
        private final int point;
        private final Runnable between;
        private final AtomicInteger statements = new AtomicInteger();
        private Optional<Future<?>> running = Optional.empty();

        Interruption(int point, Runnable between) {
            this.point = point;
            this.between = between;
        }

        @Override
        public void run() {
            if (statements.incrementAndGet() != point) {
                return;
            }
            Future<?> begun = beside.submit(between);
            running = Optional.of(begun);
            try {
                begun.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // It waits for whom it interrupts.
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Whether it came to that; then it is over. */
        boolean await() throws Exception {
            if (running.isPresent()) {
                running.get().get(10, TimeUnit.SECONDS);
            }
            return running.isPresent();
        }
    }
}
