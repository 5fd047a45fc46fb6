package dev.intentsite.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file as a pool of connections, each in WAL mode with {@code synchronous=FULL}, {@code foreign_keys=ON} and a busy
 * timeout of 5 s, and each asked whether it really is before it is used. A company keeps its own tables in it beside the ledger's:
 *
 * <pre>{@code
 * SqliteDatabase database = SqliteDatabase.file(Path.of("data", "company.db"));
 * Ledger ledger = SqlLedger.on(database);
 * }</pre>
 *
 * Thread-safe. Readers run beside one writer.
 */
public final class SqliteDatabase implements DataSource, AutoCloseable {
    private static final int CONNECTIONS = 10;
    /** What a reader has read is stale after the next commit. */
    private static final int READERS_CACHE_KILOBYTES = 2_000;

    private static final int WRITERS_CACHE_KILOBYTES = 16_000;
    /** After so many the writer itself brings the journal to an end and begins it anew; {@link Checkpoints} has left little to do. */
    private static final String JOURNAL_PAGES = "16000";

    private static final int PAGE_BYTES = 2048;

    private static final SqliteDialect DIALECT = new SqliteDialect();
    private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    /** The writer's connection, whose cache and statements stay. */
    private final HikariDataSource writer;

    private final Optional<Path> temporaryFolder;
    private final Checkpoints checkpoints;
    private final WriterQueue writers;

    private SqliteDatabase(HikariDataSource pool, HikariDataSource writer, Optional<Path> temporaryFolder) {
        this.pool = pool;
        this.writer = writer;
        this.checkpoints = new Checkpoints(pool);
        this.writers = new WriterQueue(checkpoints::wrote);
        this.temporaryFolder = temporaryFolder;
    }

    /**
     * Opens the file; makes it, readable by its owner alone, and its folder when there is none.
     *
     * @throws LedgerUnavailableException when it cannot be opened
     */
    public static SqliteDatabase file(Path file) {
        return open(file, Optional.empty());
    }

    /**
     * A database that lives as long as this object: for tests. It is a file in the system's folder for temporary files, because
     * SQLite's databases in memory let nobody read while somebody writes; closing deletes it.
     */
    public static SqliteDatabase inMemory() {
        try {
            Path folder = Files.createTempDirectory("intentsite-");
            return open(folder.resolve("temporary.db"), Optional.of(folder));
        } catch (IOException e) {
            throw new LedgerUnavailableException("Cannot make a folder for a temporary SQLite database: " + e, e);
        }
    }

    private static SqliteDatabase open(Path file, Optional<Path> temporaryFolder) {
        try {
            makePrivately(file.toAbsolutePath());
            layOut(file);
            HikariDataSource pool = pool(file, "sqlite " + file.getFileName(), CONNECTIONS, READERS_CACHE_KILOBYTES);
            HikariDataSource writer = pool(file, "sqlite writer " + file.getFileName(), 1, WRITERS_CACHE_KILOBYTES);
            return new SqliteDatabase(pool, writer, temporaryFolder);
        } catch (IOException | PoolInitializationException e) {
            throw new LedgerUnavailableException(
                    "Cannot open the SQLite file " + file + ": " + e.getMessage()
                            + ". Its folder must exist or be creatable, and both be writable for this process.",
                    e);
        }
    }

    private static HikariDataSource pool(Path file, String name, int connections, int cacheKilobytes) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(connections(file, cacheKilobytes));
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(BUSY_TIMEOUT.toMillis());
        return new HikariDataSource(config);
    }

    private static SQLiteDataSource connections(Path file, int cacheKilobytes) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, JOURNAL_PAGES);
        config.setCacheSize(-cacheKilobytes);
        String path = file.toAbsolutePath().toString();
        String url = "jdbc:sqlite:" + path;
        SQLiteDataSource source = new SQLiteDataSource(config) {
            @Override
            public SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
                    throws SQLException {
                return checked(new PreparingConnection(url, path, config.toProperties()));
            }
        };
        source.setUrl(url);
        return source;
    }

    private static SQLiteConnection checked(SQLiteConnection connection) throws SQLException {
        boolean durable = false;
        try {
            DIALECT.requireDurable(connection);
            durable = true;
            return connection;
        } finally {
            if (!durable) {
                connection.close();
            }
        }
    }

    /** SQLite gives its other files the permissions of this one. */
    private static void makePrivately(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (Files.notExists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException e) {
                // Somebody else made it at this moment: as good.
            }
        }
    }

    /**
     * Of an empty file, says how large its pages are: a turn changes a few places that are far apart, and each is written as a whole page,
     * first to the journal.
     */
    private static void layOut(Path file) throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            return;
        }
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA page_size=" + PAGE_BYTES);
            statement.execute("PRAGMA journal_mode=WAL");
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Whether it is gone when it is closed. */
    boolean isTemporary() {
        return temporaryFolder.isPresent();
    }

    /** Where the ledgers of this database wait before they write, so that nobody meets a busy database within the process. */
    WriterQueue writers() {
        return writers;
    }

    /** The writer's one connection, for whom it is the turn. */
    DataSource writer() {
        return writer;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool.getConnection();
    }

    /** Refused: a SQLite file knows no users. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new java.sql.SQLFeatureNotSupportedException("A SQLite file knows no users; call getConnection().");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return pool.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        pool.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        pool.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return pool.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws java.sql.SQLFeatureNotSupportedException {
        return pool.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }

    /** Closes the connections. */
    @Override
    public void close() {
        checkpoints.close();
        writer.close();
        pool.close();
        temporaryFolder.ifPresent(TemporaryFolders::delete);
    }
}
