package dev.intentsite.ledger;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** A question to the database. */
@FunctionalInterface
interface SqlQuery<T> {
    T run(Handle handle) throws SQLException;
}
