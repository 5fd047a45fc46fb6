package dev.intentsite.ledger;

import java.time.Duration;
import java.util.function.IntConsumer;

/** What the ledgers of one database with one writer have in common. Thread-safe. */
final class WriterQueue {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_GROUP = Duration.ofMillis(10);

    final WriterLine line = new WriterLine(PATIENCE);
    final UnderWay underWay = new UnderWay(PATIENCE);
    /** How long a group takes in new members. */
    final Duration longestGroup;

    private final IntConsumer committed;

    WriterQueue() {
        this(turns -> {});
    }

    /** @param committed told of how many turns each commit was, in the writer's turn */
    WriterQueue(IntConsumer committed) {
        this(LONGEST_GROUP, committed);
    }

    WriterQueue(Duration longestGroup) {
        this(longestGroup, turns -> {});
    }

    private WriterQueue(Duration longestGroup, IntConsumer committed) {
        this.longestGroup = longestGroup;
        this.committed = committed;
    }

    void committed(int turns) {
        committed.accept(turns);
    }

    static LedgerUnavailableException tooLong(Duration patience) {
        return new LedgerUnavailableException(
                "Other transactions hold the ledger for more than " + patience.toSeconds()
                        + " s; a handler with a transaction should work on its own database alone, and shortly.",
                null);
    }
}
