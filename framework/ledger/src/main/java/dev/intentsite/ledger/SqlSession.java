package dev.intentsite.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transaction on a connection. It remembers a fault of the store, whoever met it: a handler that swallows "disk full" does
 * not get half a turn committed. For one thread.
 */
final class SqlSession {
    private final Connection connection;
    private final Dialect dialect;
    private boolean over;
    private boolean ended;
    private @Nullable SQLException fault;

    SqlSession(Connection connection, Dialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    Connection connection() {
        return connection;
    }

    boolean isOver() {
        return over;
    }

    void begin() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        dialect.begin(connection);
    }

    /** Notes what a statement met. */
    void met(SQLException met) {
        if (fault != null) {
            return;
        }
        try {
            ended = dialect.hasEnded(connection, met);
        } catch (SQLException e) {
            met.addSuppressed(e);
        }
        if (ended || dialect.isStoreFault(met)) {
            fault = met;
        }
    }

    /** Refuses to go on after the end, and after a fault of the store. */
    void requireOpen() {
        if (over) {
            throw new IllegalStateException("This transaction is over; it is not to be kept beyond its work.");
        }
        storeFault().ifPresent(e -> {
            throw e;
        });
    }

    Optional<LedgerUnavailableException> storeFault() {
        return Optional.ofNullable(fault).map(StoreFaults::unavailable);
    }

    void commit() throws SQLException {
        over = true;
        dialect.commit(connection);
    }

    void rollback() throws SQLException {
        over = true;
        if (!ended) {
            dialect.rollback(connection);
        }
    }
}
