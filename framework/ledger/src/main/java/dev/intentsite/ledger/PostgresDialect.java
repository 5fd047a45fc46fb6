package dev.intentsite.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.jdbc.AutoSave;

/** PostgreSQL, and databases that speak its protocol and dialect. */
final class PostgresDialect implements Dialect {
    private static final String SETTINGS =
            "SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit')";
    private static final Set<String> SERIALIZATION_FAILURES = Set.of("40001", "40P01");
    private static final Set<String> STOPPED = Set.of("57P01", "57P02", "57P03", "57P05");
    private static final String COMPLETION_UNKNOWN = "40003";
    private static final String READ_ONLY = "25006";
    /** Connection, resources, system, internal. */
    private static final Set<String> STORE_FAULT_CLASSES = Set.of("08", "53", "58", "XX");

    private final boolean guarded;

    /** @param guarded whether this server takes triggers that keep events append-only */
    private PostgresDialect(boolean guarded) {
        this.guarded = guarded;
    }

    /**
     * Asks the server what it is. CockroachDB, YugabyteDB and Citus take the tables without the triggers: they know no such
     * trigger, or none on a table that is spread.
     */
    static PostgresDialect of(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(PGConnection.class)) {
            throw new IllegalArgumentException(
                    "SqlLedger.on: the ledger works through PostgreSQL's own JDBC driver, not "
                            + connection.getMetaData().getDriverName() + "; give a DataSource of org.postgresql.");
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT version(), (SELECT count(*) FROM pg_extension WHERE extname = 'citus')")) {
            row.next();
            String version = row.getString(1);
            return new PostgresDialect(
                    version.startsWith("PostgreSQL ") && !version.contains("-YB-") && row.getLong(2) == 0);
        }
    }

    @Override
    public List<String> migrations() {
        String tables = "classpath:dev/intentsite/ledger/migration/common";
        return guarded ? List.of(tables, "classpath:dev/intentsite/ledger/migration/postgresql") : List.of(tables);
    }

    @Override
    public void requireDurable(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet settings = statement.executeQuery(SETTINGS)) {
            while (settings.next()) {
                if (settings.getString(2).equals("off")) {
                    throw new LedgerUnavailableException(
                            "This PostgreSQL connection has " + settings.getString(1)
                                    + "=off, so the ledger could lose what it acknowledged. Set "
                                    + settings.getString(1)
                                    + "=on for the server, the database and the user of the DataSource.",
                            null);
                }
            }
        }
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            connection.setAutoCommit(false);
        } else {
            connection.rollback();
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** PostgreSQL would refuse all statements after one that failed; the driver's savepoints before each let the others stand. */
    @Override
    public Runnable hand(Connection connection) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        AutoSave before = driver.getAutosave();
        driver.setAutosave(AutoSave.ALWAYS);
        return () -> driver.setAutosave(before);
    }

    /** PostgreSQL overwrites nothing; vacuuming makes room, and archived journals are as old as the company keeps them. */
    @Override
    public void overwriteDeleted(Connection connection) {}

    @Override
    public void emptyJournal(Connection connection) {}

    @Override
    public boolean isStoreFault(SQLException fault) {
        String state = state(fault);
        return STORE_FAULT_CLASSES.contains(state.substring(0, 2))
                || STOPPED.contains(state)
                || state.equals(READ_ONLY)
                || state.equals(COMPLETION_UNKNOWN);
    }

    @Override
    public boolean isSerializationFailure(SQLException fault) {
        return SERIALIZATION_FAILURES.contains(state(fault));
    }

    @Override
    public boolean mayPass(SQLException fault) {
        return isSerializationFailure(fault) || isLost(fault);
    }

    @Override
    public boolean leavesOpen(SQLException fault) {
        return isLost(fault) || state(fault).equals(COMPLETION_UNKNOWN);
    }

    @Override
    public boolean hasEnded(Connection connection, SQLException fault) throws SQLException {
        return isLost(fault) || connection.isClosed();
    }

    private static boolean isLost(SQLException fault) {
        String state = state(fault);
        return state.startsWith("08") || STOPPED.contains(state);
    }

    private static String state(SQLException fault) {
        String state = fault.getSQLState();
        return state == null || state.length() != 5 ? "00000" : state;
    }
}
