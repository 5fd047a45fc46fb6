package dev.intentsite.ledger;

import java.sql.SQLException;
import java.util.Optional;

/** Says in the ledger's words what a database said. */
final class StoreFaults {
    private StoreFaults() {}

    static LedgerUnavailableException unavailable(Exception fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof LedgerUnavailableException unavailable) {
                return unavailable;
            }
        }
        String told = sql(fault).map(SQLException::getMessage).orElse(fault.getMessage());
        return new LedgerUnavailableException(
                "The ledger's database cannot be used now, nothing was kept: " + told, fault);
    }

    /** What the database said, as deep in {@code fault} as possible. */
    static Optional<SQLException> sql(Throwable fault) {
        Optional<SQLException> told = Optional.empty();
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                told = Optional.of(sql);
            }
        }
        return told;
    }
}
