package dev.intentsite.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a transaction will do to an interaction that it claimed. For one thread. */
final class MemoryChange {
    private final MemoryInteraction target;
    private final boolean begun;
    private final List<HashChain.Link> events = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private Interaction after;
    private Optional<Duration> keep = Optional.empty();
    private Optional<Instant> askAt = Optional.empty();
    private @Nullable Instant forgotten;

    MemoryChange(MemoryInteraction target, boolean begun, Interaction before) {
        this.target = target;
        this.begun = begun;
        this.after = before;
    }

    /** Whether the interaction begins with this change. */
    boolean isBegun() {
        return begun;
    }

    MemoryInteraction target() {
        return target;
    }

    Interaction after() {
        return after;
    }

    void append(List<HashChain.Link> added, Interaction next, LedgerTransaction.Projection projection) {
        events.addAll(added);
        after = next;
        keep = projection.keep();
        askAt = projection.askAt();
    }

    void remember(Receipt receipt) {
        ReceiptKey key = ReceiptKey.of(receipt);
        boolean here = receipts.stream().anyMatch(other -> ReceiptKey.of(other).equals(key));
        if (here || target.receipt(key).isPresent()) {
            throw new VersionConflictException("A message of " + receipt.interactionId() + " with the idempotency key "
                    + receipt.idempotencyKey() + " was answered already.");
        }
        receipts.add(receipt);
    }

    void forget(Instant at) {
        forgotten = at;
    }

    void publish() {
        if (forgotten == null) {
            target.publish(after, events, receipts);
            if (!events.isEmpty()) {
                target.publish(keep, askAt);
            }
        } else {
            target.forget(forgotten);
        }
    }
}
