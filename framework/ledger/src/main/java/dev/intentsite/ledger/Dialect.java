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

    /** Begins a transaction. */
    void begin(Connection connection) throws SQLException;

    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /** Prepares a connection for a handler's statements, one of which may fail without the others; what takes that back. */
    Runnable hand(Connection connection) throws SQLException;

    /** Has what this connection deletes from now on overwritten, where deleting alone leaves it in the file. */
    void overwriteDeleted(Connection connection) throws SQLException;

    /** Empties journals that still hold what was deleted, as far as nobody is in the way. */
    void emptyJournal(Connection connection) throws SQLException;

    /** Whether the store itself failed (full, read-only, input/output, busy, lost), rather than a statement. */
    boolean isStoreFault(SQLException fault);

    /** Whether other transactions alone were in the way. */
    boolean isSerializationFailure(SQLException fault);

    /** Whether the same changes may succeed in another transaction at once. */
    boolean mayPass(SQLException fault);

    /** Whether a commit that met {@code fault} may have been one. */
    boolean leavesOpen(SQLException fault);

    /** Whether {@code fault} ended the transaction by itself; then none is open afterwards. */
    boolean hasEnded(Connection connection, SQLException fault) throws SQLException;
}
