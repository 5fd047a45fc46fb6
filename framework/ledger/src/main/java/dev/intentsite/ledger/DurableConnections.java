package dev.intentsite.ledger;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Gives out connections that were asked whether they keep what they acknowledge. Thread-safe. */
final class DurableConnections implements DataSource {
    private final DataSource source;
    private final Dialect dialect;

    DurableConnections(DataSource source, Dialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return checked(source.getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return checked(source.getConnection(user, password));
    }

    private Connection checked(Connection connection) throws SQLException {
        boolean durable = false;
        try {
            dialect.requireDurable(connection);
            durable = true;
            return connection;
        } finally {
            if (!durable) {
                connection.close();
            }
        }
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
