package dev.intentsite.ledger;

import java.time.Duration;

/** What the ledgers of one database with one writer have in common. Thread-safe. */
final class WriterQueue {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_GROUP = Duration.ofMillis(10);

    final WriterLine line = new WriterLine(PATIENCE);
    final UnderWay underWay = new UnderWay(PATIENCE);
    /** How long a group takes in new members. */
    final Duration longestGroup;

    WriterQueue() {
        this(LONGEST_GROUP);
    }

    WriterQueue(Duration longestGroup) {
        this.longestGroup = longestGroup;
    }

    static LedgerUnavailableException tooLong(Duration patience) {
        return new LedgerUnavailableException(
                "Other transactions hold the ledger for more than " + patience.toSeconds()
                        + " s; a handler with a transaction should work on its own database alone, and shortly.",
                null);
    }
}
