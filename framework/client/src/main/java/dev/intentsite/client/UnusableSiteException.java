package dev.intentsite.client;

/** A site was reached, and what it publishes cannot be used: no manifest, one that is not well-formed, no keys, or an endpoint that is not safe. */
public final class UnusableSiteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong, where, and what would be right; of a manifest every fault */
    public UnusableSiteException(String message) {
        super(message);
    }
}
