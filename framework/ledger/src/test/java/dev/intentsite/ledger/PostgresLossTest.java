package dev.intentsite.ledger;

import static dev.intentsite.ledger.HandlerConnectionContract.book;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL's connections are cut and its transactions deadlocked, at the worst moments. */
@Timeout(60)
final class PostgresLossTest extends LedgerFixtures implements LedgerUnderTest {
    private static final Nonce NONCE = new Nonce("kid", "0123456789abcdef");
    private static final String CUT = "SELECT pg_terminate_backend(pg_backend_pid())";

    private Ledger ledger;
    private Jdbi jdbi;
    private Dialect postgres;
    private WatchedDialect dialect;

    @BeforeEach
    void openLedger() throws SQLException {
        PGSimpleDataSource database = PostgresServer.database();
        SqlLedger.on(database);
        jdbi = Jdbi.create(database);
        try (Connection connection = database.getConnection()) {
            postgres = PostgresDialect.of(connection);
            execute(connection, "CREATE TABLE booking (id TEXT PRIMARY KEY, seats INTEGER)");
        }
        dialect = new WatchedDialect(postgres);
        ledger = new SqlStore(
                jdbi,
                dialect.watched(),
                new PooledTransactions(jdbi, dialect.watched()),
                new People(Optional.of(MasterKeys.generated())),
                true,
                () -> {});
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Test
    void aTurnWhoseConnectionIsLostBeforeTheCommitIsMadeAgainWithoutItsWork() {
        AtomicInteger works = new AtomicInteger();
        failingOnce(PostgresLossTest::cut);

        Interaction made = ledger.transact(tx -> {
            works.incrementAndGet();
            assertThat(tx.burn(NONCE, NOON)).isTrue();
            return tx.append(tx.create(begun("a")), List.of(event(1)), projection(Status.BLOCKED, 1));
        });

        assertThat(works).hasValue(1);
        assertThat(ledger.find("a")).contains(made);
        assertThat(ledger.events("a")).hasSize(1);
        assertThat(ledger.isBurnt(NONCE)).isTrue();
    }

    @Test
    void aTurnThatWasCommittedThoughTheAnswerWasLostIsKeptOnce() {
        failingOnce(connection -> {
            postgres.commit(connection);
            cut(connection);
        });

        Interaction made = ledger.transact(tx -> {
            assertThat(tx.burn(NONCE, NOON)).isTrue();
            return tx.append(tx.create(begun("a")), List.of(event(1)), projection(Status.BLOCKED, 1));
        });

        assertThat(ledger.find("a")).contains(made);
        assertThat(ledger.events("a")).hasSize(1);
    }

    @Test
    void aHandlersTurnThatWasCommittedThoughTheAnswerWasLostIsKept() throws Exception {
        failingOnce(connection -> {
            postgres.commit(connection);
            cut(connection);
        });

        Interaction made = booking();

        assertThat(ledger.find("a")).contains(made);
        assertThat(bookings()).containsExactly("RES-1");
    }

    @Test
    void aHandlersTurnThatWasLostBeforeTheCommitIsNotMadeAgain() {
        failingOnce(PostgresLossTest::cut);

        assertThatThrownBy(this::booking)
                .isInstanceOf(LedgerUnavailableException.class)
                .isNotInstanceOf(LedgerOutcomeUnknownException.class)
                .hasMessage("The ledger's database was lost before it committed, nothing was kept.");

        assertThat(ledger.find("a")).isEmpty();
        assertThat(bookings()).isEmpty();
    }

    @Test
    void whereNothingTellsWhetherItWasCommittedThatIsSaid() {
        failingOnce(connection -> {
            postgres.commit(connection);
            cut(connection);
        });

        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    book(tx.connection(), "RES-1");
                    return true;
                }))
                .isInstanceOf(LedgerOutcomeUnknownException.class);
    }

    @Test
    void aConnectionThatIsLostInTheMiddleIsReplaced() {
        Interaction before = begin("a");

        Interaction after = ledger.transact(tx -> {
            assertThat(tx.burn(NONCE, NOON)).isTrue();
            cutOthers();
            return tx.append(before, List.of(event(2)), projection(Status.BLOCKED, 2));
        });

        assertThat(ledger.find("a")).contains(after);
        assertThat(ledger.isBurnt(NONCE)).isTrue();
    }

    @Test
    void ofTwoThatWaitForEachOtherOneIsKept() throws Exception {
        Interaction a = begin("a");
        Interaction b = begin("b");
        CyclicBarrier both = new CyclicBarrier(2);

        List<Boolean> kept = together(2, n -> {
            try {
                return ledger.<Boolean, Exception>transact(tx -> {
                    tx.append(n == 0 ? a : b, List.of(event(2)), projection(Status.BLOCKED, n));
                    both.await();
                    tx.append(n == 0 ? b : a, List.of(event(2)), projection(Status.BLOCKED, n));
                    return true;
                });
            } catch (VersionConflictException e) {
                return false;
            }
        });

        assertThat(kept).containsExactlyInAnyOrder(true, false);
        assertThat(ledger.find("a").orElseThrow().title())
                .isEqualTo(ledger.find("b").orElseThrow().title());
        assertThat(ledger.events("a")).hasSize(2);
        assertThat(ledger.events("b")).hasSize(2);
    }

    @Test
    void aHandlerThatOthersThwartIsAConflictAndNotMadeAgain() throws Exception {
        jdbi.useHandle(handle -> handle.execute("INSERT INTO booking VALUES ('RES-1', 1), ('RES-2', 1)"));
        begin("so that the person has a key");
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicInteger works = new AtomicInteger();

        List<Boolean> kept = together(2, n -> {
            try {
                return ledger.<Boolean, Exception>transact(tx -> {
                    works.incrementAndGet();
                    tx.create(begun("i" + n));
                    execute(tx.connection(), "UPDATE booking SET seats = 2 WHERE id = 'RES-" + (1 + n) + "'");
                    both.await();
                    execute(tx.connection(), "UPDATE booking SET seats = 3 WHERE id = 'RES-" + (2 - n) + "'");
                    return true;
                });
            } catch (VersionConflictException e) {
                return false;
            }
        });

        assertThat(kept).containsExactlyInAnyOrder(true, false);
        assertThat(works).hasValue(2);
        assertThat(ledger.find("i0").isPresent()).isEqualTo(kept.get(0));
        assertThat(ledger.find("i1").isPresent()).isEqualTo(kept.get(1));
    }

    private Interaction booking() throws SQLException {
        return ledger.transact(tx -> {
            Interaction made = tx.create(begun("a"));
            book(tx.connection(), "RES-1");
            return tx.append(made, List.of(event(1)), projection(Status.BLOCKED, 1));
        });
    }

    private List<String> bookings() {
        return jdbi.withHandle(handle ->
                handle.createQuery("SELECT id FROM booking").mapTo(String.class).list());
    }

    private void failingOnce(WatchedDialect.Moment first) {
        dialect.onCommit(connection -> {
            dialect.onCommit(postgres::commit);
            first.on(connection);
        });
    }

    /** The server ends this connection; the driver says so. */
    private static void cut(Connection connection) throws SQLException {
        execute(connection, CUT);
    }

    /** All of this ledger's connections but the one that says so. */
    private void cutOthers() {
        jdbi.useHandle(handle -> handle.createQuery("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE state = 'idle in transaction' AND query LIKE '%intentsite_nonce%'")
                .mapTo(Boolean.class)
                .list());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
