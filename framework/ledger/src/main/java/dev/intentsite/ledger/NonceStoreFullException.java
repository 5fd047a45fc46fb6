package dev.intentsite.ledger;

/** The store holds as many nonces as it may; nothing was kept. Answered with {@code rate_limited} ({@code wire.md} § 5). */
public final class NonceStoreFullException extends LedgerUnavailableException {
    private static final long serialVersionUID = 1;

    /** @param capacity how many nonces the store may hold */
    public NonceStoreFullException(int capacity) {
        super(
                "The nonce store holds its limit of " + capacity
                        + " nonces; sweep the expired ones or raise the limit.",
                null);
    }
}
