package dev.intentsite.ledger;

/** The store holds as many open interactions as it may; nothing was kept. Answered with {@code rate_limited}. */
public final class InteractionStoreFullException extends LedgerUnavailableException {
    private static final long serialVersionUID = 1;

    /** @param capacity how many interactions the store may hold */
    public InteractionStoreFullException(int capacity) {
        super(
                "The store holds its limit of " + capacity
                        + " interactions, all of them open; wait until some end or expire, or raise the limit.",
                null);
    }
}
