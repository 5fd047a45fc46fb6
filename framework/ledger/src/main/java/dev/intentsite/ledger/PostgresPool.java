package dev.intentsite.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.time.Duration;

/** Makes the pool of a ledger that has PostgreSQL for itself. */
final class PostgresPool {
    private static final String PREFIX = "jdbc:postgresql:";
    private static final int CONNECTIONS = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private PostgresPool() {}

    static HikariConfig config(String jdbcUrl) {
        if (!jdbcUrl.startsWith(PREFIX)) {
            throw new IllegalArgumentException("SqlLedger.at: " + scheme(jdbcUrl)
                    + " is no address of PostgreSQL; give one like jdbc:postgresql://host:5432/database, or open a SQLite"
                    + " file with SqlLedger.file(path).");
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName("postgresql");
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(PATIENCE.toMillis());
        // A dead network is noticed, and a turn is answered, within these; the address may say otherwise.
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("socketTimeout", "30");
        config.addDataSourceProperty("ApplicationName", "intentsite");
        // Details of a fault hold what rows hold, and faults are logged.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        return config;
    }

    static HikariDataSource open(HikariConfig config) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new LedgerUnavailableException("Cannot reach PostgreSQL: " + e.getMessage(), e);
        }
    }

    /** Without what may hold a password. */
    private static String scheme(String jdbcUrl) {
        int end = jdbcUrl.indexOf("//");
        return end < 0 ? "this" : jdbcUrl.substring(0, end);
    }
}
