package dev.intentsite.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL, one for all tests of a process, from binaries that the build brings. Thread-safe. */
public final class PostgresServer {
    /** A file system in memory, where waiting for the disk takes no time. */
    private static final Path MEMORY = Path.of("/dev/shm");

    private static final long ROOM = 1L << 30;
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private PostgresServer() {}

    /** A new, empty schema, which takes a thousandth of the time of a new database. */
    public static PGSimpleDataSource database() throws SQLException {
        String name = "test" + SCHEMAS.incrementAndGet();
        PGSimpleDataSource source = (PGSimpleDataSource) Running.SERVER.getPostgresDatabase();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        }
        source.setCurrentSchema(name);
        return source;
    }

    /** The same as an address with everything in it. */
    public static String url(PGSimpleDataSource database) {
        return database.getURL() + "&user=" + database.getUser();
    }

    /** Started when it is asked for first, stopped with the process. */
    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Path data = hasRoom(MEMORY)
                        ? Files.createTempDirectory(MEMORY, "intentsite-postgres-")
                        : Files.createTempDirectory("intentsite-postgres-");
                EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        // The library's defaults for tests are not durable, which the ledger refuses.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8");
                return UnprivilegedPostgres.start(builder, data);
            } catch (IOException e) {
                throw new IllegalStateException("PostgreSQL does not start", e);
            }
        }

        private static boolean hasRoom(Path folder) throws IOException {
            return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() > ROOM;
        }
    }
}
