package dev.intentsite.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * A statement that every turn makes, straight through JDBC; it stays prepared where the connection keeps it. Parameters are bound
 * one after the other. For one thread.
 */
final class Prepared implements AutoCloseable {
    private final PreparedStatement statement;
    private final boolean kept;
    private int bound;

    private Prepared(PreparedStatement statement, boolean kept) {
        this.statement = statement;
        this.kept = kept;
    }

    static Prepared of(Handle handle, String sql) throws SQLException {
        return of(handle.getConnection(), sql);
    }

    static Prepared of(Connection connection, String sql) throws SQLException {
        return connection.isWrapperFor(PreparingConnection.class)
                ? new Prepared(connection.unwrap(PreparingConnection.class).kept(sql), true)
                : new Prepared(connection.prepareStatement(sql), false);
    }

    Prepared bind(@Nullable String text) throws SQLException {
        statement.setString(++bound, text);
        return this;
    }

    Prepared bind(long number) throws SQLException {
        statement.setLong(++bound, number);
        return this;
    }

    Prepared bind(double number) throws SQLException {
        statement.setDouble(++bound, number);
        return this;
    }

    Prepared bind(@Nullable Long number) throws SQLException {
        if (number == null) {
            statement.setNull(++bound, Types.BIGINT);
            return this;
        }
        return bind(number.longValue());
    }

    /** Changes rows; how many. The next parameter is the first again. */
    int change() throws SQLException {
        bound = 0;
        return statement.executeUpdate();
    }

    /** Runs what is neither a change nor a question; what it tells is of no interest. */
    void run() throws SQLException {
        if (statement.execute()) {
            statement.getResultSet().close();
        }
    }

    /** The first row, if there is one. */
    <T> Optional<T> first(Row<T> row) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        if (!kept) {
            statement.close();
        }
    }

    /** Reads the columns of the row that a result is at. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
