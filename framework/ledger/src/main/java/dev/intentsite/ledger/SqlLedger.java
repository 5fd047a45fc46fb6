package dev.intentsite.ledger;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * Opens ledgers that live in a SQLite database. Their tables begin with {@code intentsite_} and are brought to the
 * newest version on opening. All times in them are kept to the microsecond.
 *
 * <p>Transactions of one ledger run one after the other; readers run beside them. A work should therefore be short. A company
 * that writes to the same database itself does so through {@link LedgerTransaction#connection}, or waits as SQLite's busy
 * timeout says.
 */
public final class SqlLedger {
    private SqlLedger() {}

    /**
     * A SQLite file, made when there is none, in WAL mode with {@code synchronous=FULL}; its folder is made too.
     *
     * @throws LedgerUnavailableException when it cannot be opened
     */
    public static Ledger file(Path file) {
        return owned(SqliteDatabase.file(file));
    }

    /** A {@link SqliteDatabase#inMemory SQLite database} that lives as long as the ledger: for tests. */
    public static Ledger inMemory() {
        return owned(SqliteDatabase.inMemory());
    }

    /**
     * Tables in the company's own database, beside its own, with a migration history of their own ({@code
     * intentsite_schema_history}). Where the company migrates with Flyway too, its own migrations go first, or have {@code
     * baselineOnMigrate}: Flyway refuses to begin in a database that is not empty. The caller closes the data source, which
     * must have room for a second connection while one is in a transaction.
     *
     * @throws LedgerUnavailableException when it cannot be reached, or when its connections would lose acknowledged commits
     * @throws IllegalArgumentException when it is no SQLite database
     */
    public static Ledger on(DataSource dataSource) {
        return open(dataSource, () -> {});
    }

    private static Ledger owned(SqliteDatabase database) {
        boolean open = false;
        try {
            Ledger ledger = open(database, database::close);
            open = true;
            return ledger;
        } finally {
            if (!open) {
                database.close();
            }
        }
    }

    private static Ledger open(DataSource dataSource, Runnable closing) {
        Dialect dialect = dialect(dataSource);
        Migrations.run(dataSource, dialect);
        ReentrantLock writers =
                dataSource instanceof SqliteDatabase database ? database.writers() : new ReentrantLock(true);
        return new SqlStore(dataSource, dialect, writers, closing);
    }

    private static Dialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            if (!product.equals("SQLite")) {
                throw new IllegalArgumentException("SqlLedger.on: this version of the ledger lives in SQLite, not in "
                        + product + "; give a SQLite DataSource.");
            }
            Dialect dialect = new SqliteDialect();
            dialect.requireDurable(connection);
            return dialect;
        } catch (SQLException e) {
            throw StoreFaults.unavailable(e);
        }
    }
}
