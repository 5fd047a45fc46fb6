package dev.intentsite.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What differs from database to database. Thread-safe. */
interface Dialect {
    /** Where its migrations are, for Flyway. */
    List<String> migrations();

    /**
     * Asks a connection whether it keeps what it acknowledges.
     *
     * @throws LedgerUnavailableException naming the setting that must change
     */
    void requireDurable(Connection connection) throws SQLException;

    /** Begins a transaction that may write from its first statement on. */
    void begin(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /** Whether the store itself failed (full, read-only, input/output, busy), rather than a statement. */
    boolean isStoreFault(SQLException fault);

    /** Whether {@code fault} ended the transaction by itself; then none is open afterwards. */
    boolean hasEnded(Connection connection, SQLException fault) throws SQLException;
}
