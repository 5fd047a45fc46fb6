package dev.intentsite.ledger;

/** Somebody else appended first: the turn is lost, nothing was kept. */
public sealed class VersionConflictException extends RuntimeException permits InteractionForgottenException {
    private static final long serialVersionUID = 1;

    /** @param message who lost what to whom */
    public VersionConflictException(String message) {
        super(message, null, false, false);
    }
}
