package dev.intentsite.benchmarks.load;

import dev.intentsite.ledger.UnprivilegedPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** A PostgreSQL server with a new, empty schema for each run. Thread-safe. */
public final class Postgres implements AutoCloseable {
    private final String url;
    private final Closeable server;

    private Postgres(String url, Closeable server) {
        this.url = url;
        this.server = server;
    }

    /** One that runs already, at an address with its user and password in it. */
    public static Postgres at(String jdbcUrl) {
        return new Postgres(jdbcUrl, () -> {});
    }

    /**
     * One that is started here, from binaries that the build brings, and keeps its files in {@code folder}; as durable as PostgreSQL is by
     * default.
     */
    public static Postgres in(Path folder) throws IOException {
        EmbeddedPostgres server = UnprivilegedPostgres.start(
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8"),
                folder);
        return new Postgres(server.getJdbcUrl("postgres", "postgres"), server);
    }

    /** The address of a new schema. */
    public String schema() throws IOException {
        String name = "benchmark_" + UUID.randomUUID().toString().replace('-', '_');
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + name);
        } catch (SQLException e) {
            throw new IOException("No new schema at " + url, e);
        }
        return url + (url.contains("?") ? "&" : "?") + "currentSchema=" + name;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
