package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each ledger in a SQL database must do besides. */
abstract class SqlLedgerContract extends LedgerContract {
    /** The database that {@link #open} opened the ledger on. */
    abstract DataSource database();

    @BeforeEach
    void makeCompanyTable() throws SQLException {
        execute("CREATE TABLE booking (id TEXT NOT NULL PRIMARY KEY, seats INTEGER)");
    }

    @Test
    void aHandlersStatementsCommitWithTheTurn() throws Exception {
        ledger.<Interaction, SQLException>transact(tx -> {
            book(tx.connection(), "RES-1");
            return tx.append(tx.create(begun("a")), List.of(event(1)), projection(Status.COMPLETED, 1));
        });

        assertThat(bookings()).containsExactly("RES-1");
        assertThat(ledger.find("a")).isPresent();
    }

    @Test
    void aHandlersStatementsAreRolledBackWithTheTurn() throws Exception {
        Interaction newest = append(begin("a"), 2);
        Interaction stale = new Interaction(
                newest.id(),
                "a",
                "",
                "",
                ANNA,
                Status.BLOCKED,
                newest.constraints(),
                newest.state(),
                1,
                1,
                newest.head(),
                NOON,
                NOON,
                NOON);

        assertThatThrownBy(() -> ledger.<Interaction, SQLException>transact(tx -> {
                    book(tx.connection(), "RES-1");
                    return tx.append(stale, List.of(event(2)), projection(Status.COMPLETED, 2));
                }))
                .isInstanceOf(VersionConflictException.class);

        assertThat(bookings()).isEmpty();
    }

    @Test
    void aHandlersFaultInItsOwnSqlComesOutUnchangedAndTheTurnMayGoOnWhenItIsCaught() throws Exception {
        ledger.<Boolean, SQLException>transact(tx -> {
            book(tx.connection(), "RES-1");
            assertThatThrownBy(() -> book(tx.connection(), "RES-1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("UNIQUE constraint failed: booking.id");
            tx.create(begun("a"));
            return true;
        });
        assertThat(bookings()).containsExactly("RES-1");
        assertThat(ledger.find("a")).isPresent();

        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    book(tx.connection(), "RES-2");
                    book(tx.connection(), "RES-1");
                    return true;
                }))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("UNIQUE constraint failed: booking.id");
        assertThat(bookings()).containsExactly("RES-1");
    }

    @Test
    void aStatementThatEndsTheTransactionByItselfLeavesNothingOfTheTurn() throws Exception {
        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    book(tx.connection(), "RES-1");
                    try (Statement statement = tx.connection().createStatement()) {
                        statement.execute("INSERT OR ROLLBACK INTO booking VALUES ('RES-1', 2)");
                    } catch (SQLException e) {
                        // Swallowed, as a careless handler does.
                    }
                    tx.create(begun("a"));
                    return true;
                }))
                .isInstanceOf(LedgerUnavailableException.class);

        assertThat(bookings()).isEmpty();
        assertThat(ledger.find("a")).isEmpty();
        assertThat(begin("a").version()).isEqualTo(1);
    }

    @Test
    void jdbiWorksOnTheConnectionOfATransaction() throws Exception {
        ledger.transact(tx -> {
            Jdbi.create(tx.connection()).useTransaction(handle -> {
                handle.execute("INSERT INTO booking VALUES (?, ?)", "RES-1", 2);
                assertThat(handle.createQuery("SELECT id FROM booking")
                                .mapTo(String.class)
                                .list())
                        .containsExactly("RES-1");
            });
            return true;
        });

        assertThat(bookings()).containsExactly("RES-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"commit", "rollback", "close", "setAutoCommit", "abort", "unwrap", "setSavepoint", "setReadOnly"
            })
    void theConnectionRefusesToEndTheTransaction(String method) throws Exception {
        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    Connection connection = tx.connection();
                    book(connection, "RES-1");
                    switch (method) {
                        case "commit" -> connection.commit();
                        case "rollback" -> connection.rollback();
                        case "close" -> connection.close();
                        case "setAutoCommit" -> connection.setAutoCommit(true);
                        case "abort" -> connection.abort(Runnable::run);
                        case "unwrap" -> connection.unwrap(org.sqlite.SQLiteConnection.class);
                        case "setSavepoint" -> connection.setSavepoint();
                        case "setReadOnly" -> connection.setReadOnly(true);
                        default -> throw new AssertionError(method);
                    }
                    return true;
                }))
                .isInstanceOf(SQLException.class)
                .hasMessage(method
                        + "() is refused on the connection of a turn's transaction: it is committed when the turn is kept"
                        + " and rolled back when the handler throws. Leave it open and return.");
        assertThat(bookings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "  commit;",
                "-- done\nEND",
                "/* well */ ROLLBACK",
                "INSERT INTO booking VALUES (';', 1); COMMIT",
                "BEGIN IMMEDIATE"
            })
    void soDoItsStatements(String sql) throws Exception {
        assertThatThrownBy(() -> ledger.<Boolean, SQLException>transact(tx -> {
                    book(tx.connection(), "RES-1");
                    try (Statement statement = tx.connection().createStatement()) {
                        statement.executeUpdate(sql);
                    }
                    return true;
                }))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(" is refused on the connection of a turn's transaction");
        assertThat(bookings()).isEmpty();
    }

    @Test
    void wordsWithinTextAndSavepointsAreNotRefused() throws Exception {
        ledger.<Boolean, SQLException>transact(tx -> {
            try (Statement statement = tx.connection().createStatement()) {
                statement.executeUpdate("INSERT INTO booking VALUES ('; COMMIT', 1)");
                statement.executeUpdate("SAVEPOINT here");
                statement.executeUpdate("INSERT INTO booking VALUES ('gone', 1)");
                statement.executeUpdate("ROLLBACK TO here");
                statement.executeUpdate("RELEASE here");
            }
            return true;
        });

        assertThat(bookings()).containsExactly("; COMMIT");
    }

    @Test
    void nothingMadeFromTheConnectionGivesTheRawOneAway() throws Exception {
        ledger.<Boolean, SQLException>transact(tx -> {
            Connection connection = tx.connection();
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.isClosed()).isFalse();
            assertThat(connection.getMetaData().getConnection()).isSameAs(connection);
            try (PreparedStatement statement = connection.prepareStatement("SELECT ?")) {
                assertThat(statement.getConnection()).isSameAs(connection);
                statement.setInt(1, 7);
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getInt(1)).isEqualTo(7);
                    assertThat(rows.getStatement()).isSameAs(statement);
                    assertThat(rows.getStatement().getConnection()).isSameAs(connection);
                }
                assertThatThrownBy(() -> statement.unwrap(org.sqlite.jdbc3.JDBC3Statement.class))
                        .hasMessageStartingWith("unwrap() is refused");
            }
            return true;
        });
    }

    @Test
    void theConnectionIsOverWithItsTransaction() throws Exception {
        Connection kept = ledger.transact(LedgerTransaction::connection);

        assertThat(kept.isClosed()).isTrue();
        assertThatThrownBy(kept::createStatement)
                .isInstanceOf(SQLException.class)
                .hasMessage(
                        "The turn's transaction is over; its connection is not to be kept beyond the handler's call.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE intentsite_event SET actor = 'x' WHERE number = 1",
                "DELETE FROM intentsite_event WHERE number = 2",
                "DELETE FROM intentsite_event",
                "INSERT OR REPLACE INTO intentsite_event SELECT interaction, 1, type, 'x', payload, created_at, previous, hash"
                        + " FROM intentsite_event WHERE number = 1",
                "INSERT INTO intentsite_event SELECT interaction, 4, type, actor, payload, created_at, hash, hash"
                        + " FROM intentsite_event WHERE number = 2",
                "INSERT INTO intentsite_event SELECT interaction, 3, type, actor, payload, created_at, previous, hash"
                        + " FROM intentsite_event WHERE number = 2"
            })
    void theDatabaseItselfKeepsEventsAppendOnly(String sql) throws Exception {
        Interaction interaction = append(begin("a"), 2);

        assertThatThrownBy(() -> execute(sql)).hasMessageContaining("intentsite_event is append-only");

        assertThat(LedgerVerifier.verify(interaction, ledger.events("a"))).isEmpty();
    }

    @Test
    void anEventThatFollowsTheLastMayBeInserted() throws Exception {
        append(begin("a"), 2);

        execute("INSERT INTO intentsite_event SELECT interaction, 3, type, actor, payload, created_at, hash, hash"
                + " FROM intentsite_event WHERE number = 2");

        assertThat(ledger.events("a")).hasSize(3);
    }

    @Test
    void theConnectionsAreReaderFriendlyWhileATransactionWrites() throws Exception {
        ledger.<Boolean, SQLException>transact(tx -> {
            book(tx.connection(), "RES-1");
            assertThat(bookings())
                    .as("another connection reads what was committed")
                    .isEmpty();
            return true;
        });
    }

    static void book(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO booking VALUES (?, 2)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    List<String> bookings() {
        return Jdbi.create(database())
                .withHandle(handle -> handle.createQuery("SELECT id FROM booking ORDER BY id")
                        .mapTo(String.class)
                        .list());
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
