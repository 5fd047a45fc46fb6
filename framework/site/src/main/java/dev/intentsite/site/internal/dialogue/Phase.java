package dev.intentsite.site.internal.dialogue;

import dev.intentsite.ledger.Status;

/** The states of an interaction ({@code wire.md} § 3). Expiry is a matter of the clock and not kept. */
public enum Phase {
    COLLECTING(Status.BLOCKED),
    CLARIFYING(Status.BLOCKED),
    CONFIRMING(Status.BLOCKED),
    EXECUTING(Status.ACTIVE),
    COMPLETED(Status.COMPLETED),
    FAILED(Status.ABANDONED),
    CANCELLED(Status.ABANDONED);

    private final Status status;

    Phase(Status status) {
        this.status = status;
    }

    /** The ledger's word for it. */
    public Status status() {
        return status;
    }

    public boolean ended() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
