package dev.intentsite.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    private static final Logger LOG = LoggerFactory.getLogger(SqlLedger.class);

    private SqlLedger() {}

    /**
     * A SQLite file, made when there is none, in WAL mode with {@code synchronous=FULL}; its folder is made too. It is encrypted
     * with the master key in {@code keys/ledger.key} of that folder, which is made too ({@link MasterKeys#inFile}).
     *
     * @throws LedgerUnavailableException when it cannot be opened, or is encrypted with another master key
     */
    public static Ledger file(Path file) {
        Path key = file.toAbsolutePath().resolveSibling("keys").resolve("ledger.key");
        SqliteDatabase database = SqliteDatabase.file(file);
        return owned(database, () -> Optional.of(MasterKeys.inFile(key)), database::close);
    }

    /** An encrypted {@link SqliteDatabase#inMemory SQLite database} that lives as long as the ledger: for tests. */
    public static Ledger inMemory() {
        return owned(SqliteDatabase.inMemory(), Optional.of(MasterKeys.generated()));
    }

    /**
     * What is personal in a ledger encrypted with a data key for each person, which a master key from outside the database wraps.
     * What was kept plain before is still read, and stays plain.
     */
    public static EncryptedSqlLedger encryptedWith(MasterKeys keys) {
        return new EncryptedSqlLedger(keys);
    }

    /**
     * A PostgreSQL database, with a pool of connections that is closed with the ledger. Several machines may open the same one. What
     * is personal in it is kept plain; see {@link #encryptedWith}.
     *
     * @param jdbcUrl for example {@code jdbc:postgresql://db.example:5432/intentsite?user=site&sslmode=verify-full}
     * @throws LedgerUnavailableException when it cannot be reached, would lose acknowledged commits, or is encrypted
     * @throws IllegalArgumentException when it is no address of PostgreSQL
     */
    public static Ledger at(String jdbcUrl) {
        return owned(PostgresPool.open(PostgresPool.config(jdbcUrl)), Optional.empty());
    }

    /** The same, as {@code user} with {@code password}. */
    public static Ledger at(String jdbcUrl, String user, String password) {
        return owned(PostgresPool.open(config(jdbcUrl, user, password)), Optional.empty());
    }

    /**
     * Tables in the company's own SQLite or PostgreSQL database, beside its own, with a migration history of their own ({@code
     * intentsite_schema_history}). Where the company migrates with Flyway too, its own migrations go first, or have {@code
     * baselineOnMigrate}: Flyway refuses to begin in a database that is not empty. The caller closes the data source, which
     * must have room for a second connection while one is in a transaction. What is personal is kept plain; see {@link
     * #encryptedWith}.
     *
     * @throws LedgerUnavailableException when it cannot be reached, or when its connections would lose acknowledged commits
     * @throws IllegalArgumentException when it is neither SQLite nor PostgreSQL through its own driver
     */
    public static Ledger on(DataSource dataSource) {
        return open(dataSource, Optional.empty(), () -> {});
    }

    static HikariConfig config(String jdbcUrl, String user, String password) {
        HikariConfig config = PostgresPool.config(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        return config;
    }

    static Ledger owned(SqliteDatabase database, Optional<MasterKeys> keys) {
        return owned(database, () -> keys, database::close);
    }

    static Ledger owned(HikariDataSource pool, Optional<MasterKeys> keys) {
        return owned(pool, () -> keys, pool::close);
    }

    private static Ledger owned(DataSource database, Supplier<Optional<MasterKeys>> keys, Runnable closing) {
        boolean open = false;
        try {
            Ledger ledger = open(database, keys.get(), closing);
            open = true;
            return ledger;
        } finally {
            if (!open) {
                closing.run();
            }
        }
    }

    static Ledger open(DataSource dataSource, Optional<MasterKeys> keys, Runnable closing) {
        Dialect dialect = dialect(dataSource);
        Migrations.run(dataSource, dialect);
        Jdbi jdbi = jdbi(dataSource);
        Transactions transactions;
        if (dialect instanceof SqliteDialect) {
            transactions = dataSource instanceof SqliteDatabase database
                    ? new GroupedTransactions(jdbi, jdbi(database.writer()), dialect, database.writers())
                    : new GroupedTransactions(jdbi, jdbi, dialect, new WriterQueue());
        } else {
            transactions = new PooledTransactions(jdbi, dialect);
        }
        boolean durable = !(dataSource instanceof SqliteDatabase database && database.isTemporary());
        People people = new People(keys);
        try {
            people.adopt(jdbi, transactions);
        } catch (JdbiException e) {
            throw StoreFaults.unavailable(e);
        }
        if (keys.isEmpty()) {
            LOG.warn("What people say is kept in plain text in this ledger; SqlLedger.encryptedWith(…) encrypts it.");
        }
        return new SqlStore(jdbi, dialect, transactions, people, durable, closing);
    }

    /** What it throws does not repeat the values of a statement: they are people's words, and faults are logged. */
    static Jdbi jdbi(DataSource dataSource) {
        Jdbi jdbi = Jdbi.create(dataSource);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
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
