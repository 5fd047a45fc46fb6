package dev.intentsite.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The store was lost while it committed and did not come back in time: the transaction was kept whole or not at all, and this
 * ledger does not know which. Whoever asks again with the same idempotency key learns it.
 */
public final class LedgerOutcomeUnknownException extends LedgerUnavailableException {
    private static final long serialVersionUID = 1;

    /** @param cause what came instead of an answer, if anything */
    public LedgerOutcomeUnknownException(@Nullable Throwable cause) {
        super(
                "The ledger's database was lost while it committed; whether the transaction was kept is not known.",
                cause);
    }
}
