package dev.intentsite.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps the ledger's own statements prepared until it is closed. SQLite itself prepares one anew when the
 * tables change; one that failed is prepared anew by the next use. For one thread at a time.
 */
final class PreparingConnection extends JDBC4Connection {
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    /** Whether a statement of the ledger runs at this moment. */
    private boolean ours;

    PreparingConnection(String url, String file, Properties settings) throws SQLException {
        super(url, file, settings);
    }

    /** The statement of that text, not to be closed. Its last parameters are still bound, its last result must be closed. */
    PreparedStatement kept(String sql) throws SQLException {
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = new Kept(this, sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    /** Tells the driver, which would try to begin and commit after each statement in case that ended a transaction, not to. */
    @Override
    public boolean getAutoCommit() throws SQLException {
        return !ours && super.getAutoCommit();
    }

    private <T> T run(String sql, Statement<T> statement) throws SQLException {
        ours = true;
        boolean done = false;
        try {
            T result = statement.run();
            done = true;
            return result;
        } finally {
            ours = false;
            if (!done) {
                forget(sql);
            }
        }
    }

    private void forget(String sql) throws SQLException {
        PreparedStatement failed = kept.remove(sql);
        if (failed != null) {
            failed.close();
        }
    }

    private interface Statement<T> {
        T run() throws SQLException;
    }

    private static final class Kept extends JDBC4PreparedStatement {
        private final PreparingConnection connection;
        private final String text;

        Kept(PreparingConnection connection, String text) throws SQLException {
            super(connection, text);
            this.connection = connection;
            this.text = text;
        }

        @Override
        public boolean execute() throws SQLException {
            return connection.run(text, super::execute);
        }

        @Override
        public int executeUpdate() throws SQLException {
            return connection.run(text, super::executeUpdate);
        }

        @Override
        public ResultSet executeQuery() throws SQLException {
            return connection.run(text, super::executeQuery);
        }

        /** Nothing: the driver would ask for the number of the last row after each insertion. */
        @Override
        public void updateGeneratedKeys() {}
    }
}
