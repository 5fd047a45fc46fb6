package dev.intentsite.ledger;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps the ledger's own statements prepared until it is closed. SQLite itself prepares one anew when the
 * tables change. For one thread at a time.
 */
final class PreparingConnection extends JDBC4Connection {
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    PreparingConnection(String url, String file, Properties settings) throws SQLException {
        super(url, file, settings);
    }

    /** The statement of that text, not to be closed. Its last parameters are still bound, its last result must be closed. */
    PreparedStatement kept(String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = new WithoutGeneratedKeys(this, sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    /** The driver would ask for the number of the last row after each insertion. */
    private static final class WithoutGeneratedKeys extends JDBC4PreparedStatement {
        WithoutGeneratedKeys(PreparingConnection connection, String sql) throws SQLException {
            super(connection, sql);
        }

        @Override
        public void updateGeneratedKeys() {}
    }
}
