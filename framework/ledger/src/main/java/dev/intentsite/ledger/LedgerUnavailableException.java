package dev.intentsite.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot keep anything now; nothing was kept, save as {@link LedgerOutcomeUnknownException} says. The next transaction tries the
 * store anew.
 */
public class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param cause the store's fault, if it gave one */
    public LedgerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
