package dev.intentsite.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the ledgers of one database with one writer have in common. */
final class WriterQueue {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_GROUP = Duration.ofMillis(10);

    final Baton baton = new Baton(PATIENCE);
    /** How long a group takes in new members. */
    final Duration longestGroup;
    /** The group that the next work may join; for the holder of the baton. */
    @Nullable
    Group open;

    WriterQueue() {
        this(LONGEST_GROUP);
    }

    WriterQueue(Duration longestGroup) {
        this.longestGroup = longestGroup;
    }
}
