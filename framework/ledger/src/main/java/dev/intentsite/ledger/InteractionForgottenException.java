package dev.intentsite.ledger;

/** The person of an interaction is forgotten, and its name stays taken until retention ends: trying again does not help. */
public final class InteractionForgottenException extends VersionConflictException {
    private static final long serialVersionUID = 1;

    /** @param interactionId the client's name of it */
    public InteractionForgottenException(String interactionId) {
        super("The name " + interactionId + " stays taken: the person of that interaction is forgotten.");
    }
}
