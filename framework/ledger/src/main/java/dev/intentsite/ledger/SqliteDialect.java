package dev.intentsite.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.sqlite.SQLiteErrorCode;

/** SQLite in WAL mode: many readers beside one writer. */
final class SqliteDialect implements Dialect {
    private static final String PRAGMAS =
            "SELECT * FROM pragma_journal_mode, pragma_synchronous, pragma_foreign_keys, pragma_busy_timeout";
    private static final int SYNCHRONOUS_FULL = 2;
    private static final List<String> SYNCHRONOUS = List.of("OFF", "NORMAL", "FULL", "EXTRA");
    private static final Set<Integer> STORE_FAULTS = Set.of(
            SQLiteErrorCode.SQLITE_BUSY.code,
            SQLiteErrorCode.SQLITE_LOCKED.code,
            SQLiteErrorCode.SQLITE_NOMEM.code,
            SQLiteErrorCode.SQLITE_READONLY.code,
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_CORRUPT.code,
            SQLiteErrorCode.SQLITE_FULL.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code,
            SQLiteErrorCode.SQLITE_NOTADB.code);

    @Override
    public List<String> migrations() {
        return List.of(
                "classpath:dev/intentsite/ledger/migration/common", "classpath:dev/intentsite/ledger/migration/sqlite");
    }

    @Override
    public void requireDurable(Connection connection) throws SQLException {
        try (Prepared statement = Prepared.of(connection, PRAGMAS)) {
            statement.first(pragmas -> {
                requireDurable(pragmas);
                return true;
            });
        }
    }

    private static void requireDurable(ResultSet pragmas) throws SQLException {
        String journal = pragmas.getString(1).toLowerCase(Locale.ROOT);
        int synchronous = pragmas.getInt(2);
        if (!journal.equals("wal")) {
            throw refused("journal_mode=" + journal, "journal_mode=WAL");
        }
        if (synchronous < SYNCHRONOUS_FULL) {
            throw refused("synchronous=" + SYNCHRONOUS.get(synchronous), "synchronous=FULL");
        }
        if (pragmas.getInt(3) != 1) {
            throw refused("foreign_keys=OFF", "foreign_keys=ON");
        }
        if (pragmas.getInt(4) <= 0) {
            throw refused("busy_timeout=0", "busy_timeout=5000");
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.setAutoCommit(true);
        }
        run(connection, "BEGIN IMMEDIATE");
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        run(connection, "ROLLBACK");
    }

    /** Nothing: a statement that fails leaves the others as they are. */
    @Override
    public Runnable hand(Connection connection) {
        return () -> {};
    }

    @Override
    public void overwriteDeleted(Connection connection) throws SQLException {
        run(connection, "PRAGMA secure_delete = ON");
    }

    @Override
    public void emptyJournal(Connection connection) throws SQLException {
        run(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    @Override
    public boolean isStoreFault(SQLException fault) {
        return STORE_FAULTS.contains(fault.getErrorCode() & 0xff);
    }

    @Override
    public boolean isSerializationFailure(SQLException fault) {
        return false;
    }

    @Override
    public boolean mayPass(SQLException fault) {
        return false;
    }

    @Override
    public boolean leavesOpen(SQLException fault) {
        return false;
    }

    @Override
    public boolean hasEnded(Connection connection, SQLException fault) {
        try {
            // Refused inside a transaction. SQLite ends one by itself after some faults, and then commits each
            // statement alone.
            run(connection, "BEGIN");
            run(connection, "ROLLBACK");
            return true;
        } catch (SQLException inside) {
            return false;
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Prepared statement = Prepared.of(connection, sql)) {
            statement.run();
        }
    }

    private static LedgerUnavailableException refused(String found, String remedy) {
        return new LedgerUnavailableException(
                "This SQLite connection has " + found
                        + ", so the ledger could lose what it acknowledged or what belongs to it. Set "
                        + remedy
                        + " on every connection of the DataSource (org.sqlite.SQLiteConfig, or a pragma in the JDBC URL), or"
                        + " use SqliteDatabase.file(path), which does.",
                null);
    }
}
