package dev.intentsite.ledger;

import java.sql.SQLException;

/** Says in the ledger's words what a database said. */
final class StoreFaults {
    private StoreFaults() {}

    static LedgerUnavailableException unavailable(Exception fault) {
        Throwable told = fault;
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerUnavailableException unavailable) {
                return unavailable;
            }
            if (cause instanceof SQLException) {
                told = cause;
            }
        }
        return new LedgerUnavailableException(
                "The ledger's database cannot be used now, nothing was kept: " + told.getMessage(), fault);
    }
}
