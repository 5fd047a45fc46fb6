package dev.intentsite.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/**
 * Opens ledgers that live in a SQL database: a SQLite file for one machine, PostgreSQL for many. Their tables begin with
 * {@code intentsite_} and are brought to the newest version on opening. All times in them are kept to the microsecond.
 *
 * <p>In SQLite transactions run one after the other and those that wait for each other share one flush to the disk; none
 * returns before it. Readers run beside them. A work should therefore be short. A company that writes to the same file itself
 * does so through {@link LedgerTransaction#connection}, or waits as SQLite's busy timeout says. In PostgreSQL transactions run
 * side by side, on any number of machines, and what others thwart is tried again a bounded number of times.
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
     * A PostgreSQL database, with a pool of connections that is closed with the ledger. Several machines may open the same one.
     *
     * @param jdbcUrl for example {@code jdbc:postgresql://db.example:5432/intentsite?user=site&sslmode=verify-full}
     * @throws LedgerUnavailableException when it cannot be reached, or would lose acknowledged commits
     * @throws IllegalArgumentException when it is no address of PostgreSQL
     */
    public static Ledger at(String jdbcUrl) {
        return owned(PostgresPool.open(PostgresPool.config(jdbcUrl)));
    }

    /** The same, as {@code user} with {@code password}. */
    public static Ledger at(String jdbcUrl, String user, String password) {
        HikariConfig config = PostgresPool.config(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        return owned(PostgresPool.open(config));
    }

    /**
     * Tables in the company's own SQLite or PostgreSQL database, beside its own, with a migration history of their own ({@code
     * intentsite_schema_history}). Where the company migrates with Flyway too, its own migrations go first, or have {@code
     * baselineOnMigrate}: Flyway refuses to begin in a database that is not empty. The caller closes the data source, which
     * must have room for a second connection while one is in a transaction.
     *
     * @throws LedgerUnavailableException when it cannot be reached, or when its connections would lose acknowledged commits
     * @throws IllegalArgumentException when it is neither SQLite nor PostgreSQL through its own driver
     */
    public static Ledger on(DataSource dataSource) {
        return open(dataSource, () -> {});
    }

    private static Ledger owned(SqliteDatabase database) {
        return owned(database, database::close);
    }

    private static Ledger owned(HikariDataSource pool) {
        return owned(pool, pool::close);
    }

    private static Ledger owned(DataSource database, Runnable closing) {
        boolean open = false;
        try {
            Ledger ledger = open(database, closing);
            open = true;
            return ledger;
        } finally {
            if (!open) {
                closing.run();
            }
        }
    }

    private static Ledger open(DataSource dataSource, Runnable closing) {
        Dialect dialect = dialect(dataSource);
        Migrations.run(dataSource, dialect);
        Jdbi jdbi = Jdbi.create(dataSource);
        Transactions transactions;
        if (dialect instanceof SqliteDialect) {
            WriterQueue writers =
                    dataSource instanceof SqliteDatabase database ? database.writers() : new WriterQueue();
            transactions = new GroupedTransactions(jdbi, dialect, writers);
        } else {
            transactions = new PooledTransactions(jdbi, dialect);
        }
        boolean durable = !(dataSource instanceof SqliteDatabase database && database.isTemporary());
        return new SqlStore(jdbi, transactions, durable, closing);
    }

    private static Dialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            Dialect dialect = switch (product) {
                case "SQLite" -> new SqliteDialect();
                case "PostgreSQL" -> PostgresDialect.of(connection);
                default ->
                    throw new IllegalArgumentException("SqlLedger.on: the ledger lives in SQLite or PostgreSQL, not in "
                            + product + "; give a DataSource of one of these.");
            };
            dialect.requireDurable(connection);
            return dialect;
        } catch (SQLException e) {
            throw StoreFaults.unavailable(e);
        }
    }
}
