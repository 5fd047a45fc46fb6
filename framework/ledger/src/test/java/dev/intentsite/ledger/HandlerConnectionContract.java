package dev.intentsite.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handler can do with the connection of its turn's transaction, and what it cannot. */
interface HandlerConnectionContract extends LedgerUnderTest {
    /** The driver's own kinds, which nobody is to get hold of. */
    Class<?> driversConnection();

    Class<?> driversStatement();

    /** What is in the company's table of bookings. */
    List<String> bookings();

    static void book(Connection connection, String id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO booking VALUES (?, 2)")) {
            insert.setString(1, id);
            insert.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"commit", "rollback", "close", "setAutoCommit", "abort", "unwrap", "setSavepoint", "setReadOnly"
            })
    default void theConnectionRefusesToEndTheTransaction(String method) throws Exception {
        assertThatThrownBy(() -> ledger().<Boolean, SQLException>transact(tx -> {
                    Connection connection = tx.connection();
                    book(connection, "RES-1");
                    switch (method) {
                        case "commit" -> connection.commit();
                        case "rollback" -> connection.rollback();
                        case "close" -> connection.close();
                        case "setAutoCommit" -> connection.setAutoCommit(true);
                        case "abort" -> connection.abort(Runnable::run);
                        case "unwrap" -> connection.unwrap(driversConnection());
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
                "SELECT $$'$$; COMMIT; SELECT ' '",
                "PREPARE TRANSACTION 'later'",
                "CREATE TABLE other (id TEXT); COMMIT",
                "CREATE TRIGGER t BEFORE INSERT ON booking BEGIN SELECT CASE WHEN 1 THEN 2 END; END; COMMIT",
                "BEGIN IMMEDIATE"
            })
    default void soDoItsStatements(String sql) throws Exception {
        assertThatThrownBy(() -> ledger().<Boolean, SQLException>transact(tx -> {
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
    default void wordsWithinTextAndSavepointsAreNotRefused() throws Exception {
        ledger().<Boolean, SQLException>transact(tx -> {
            try (Statement statement = tx.connection().createStatement()) {
                statement.executeUpdate("INSERT INTO booking VALUES ('; COMMIT', 1)");
                statement.executeUpdate("INSERT INTO booking VALUES ('$$;', 1); INSERT INTO booking VALUES ('$$', 1)");
                statement.executeUpdate("SAVEPOINT here");
                statement.executeUpdate("INSERT INTO booking VALUES ('gone', 1)");
                statement.executeUpdate("ROLLBACK TO here");
                statement.executeUpdate("RELEASE here");
            }
            return true;
        });

        assertThat(bookings()).contains("; COMMIT").doesNotContain("gone");
    }

    @Test
    default void nothingMadeFromTheConnectionGivesTheRawOneAway() throws Exception {
        ledger().<Boolean, SQLException>transact(tx -> {
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
                assertThatThrownBy(() -> statement.unwrap(driversStatement()))
                        .hasMessageStartingWith("unwrap() is refused");
            }
            return true;
        });
    }

    @Test
    default void theConnectionIsOverWithItsTransaction() throws Exception {
        Connection kept = ledger().transact(LedgerTransaction::connection);

        assertThat(kept.isClosed()).isTrue();
        assertThatThrownBy(kept::createStatement)
                .isInstanceOf(SQLException.class)
                .hasMessage(
                        "The turn's transaction is over; its connection is not to be kept beyond the handler's call.");
    }
}
