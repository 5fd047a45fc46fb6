package dev.intentsite.ledger;

/** The store cannot keep anything now; nothing was kept. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
