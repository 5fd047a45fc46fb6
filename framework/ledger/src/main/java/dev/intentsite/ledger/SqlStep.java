package dev.intentsite.ledger;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** One of the ledger's own changes, which can be made again in another transaction. */
@FunctionalInterface
interface SqlStep {
    /** Whether there was a row to change. */
    boolean run(Handle handle) throws SQLException;
}
