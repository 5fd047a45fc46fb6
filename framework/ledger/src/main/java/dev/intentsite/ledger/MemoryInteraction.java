package dev.intentsite.ledger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One interaction with its events and receipts, its documents as bytes: a tree takes many times their room, and the time of whoever
 * collects the garbage. Whoever changes it claims it first; readers see what was committed last. Thread-safe.
 */
final class MemoryInteraction {
    private static final ObjectNode LEFT_OUT = JsonNodeFactory.instance.objectNode();

    private final AtomicReference<@Nullable Object> owner;
    /** One document for each append. */
    private List<byte[]> events = List.of();

    private List<Packed<Receipt>> receipts = List.of();
    private volatile @Nullable Packed<Interaction> committed;
    private volatile Optional<Duration> keep = Optional.empty();
    private volatile @Nullable Instant askAt;
    private volatile @Nullable Instant forgotten;

    /** Something without its document, and its document. */
    private record Packed<T>(T outline, byte[] document) {}

    /** One that is begun by a transaction, invisible until it commits. */
    MemoryInteraction(Object owner) {
        this.owner = new AtomicReference<>(owner);
    }

    boolean claim(Object claimant) {
        return owner.get() == claimant || owner.compareAndSet(null, claimant);
    }

    void release() {
        owner.set(null);
    }

    Optional<Interaction> committed() {
        return Optional.ofNullable(committed).map(packed -> with(packed.outline, JsonText.parse(packed.document)));
    }

    /** Whether nothing but its name is left. */
    boolean isForgotten() {
        return forgotten != null;
    }

    /** From when retention counts; empty while the site works on it. */
    Optional<Instant> over() {
        return Optional.ofNullable(forgotten).or(() -> outline().flatMap(Projections::over));
    }

    /** Whether it ended or expired by then. */
    boolean isOver(Instant now) {
        return over().filter(since -> !since.isAfter(now)).isPresent();
    }

    /** Whether it ended or expired before {@code endedBefore}, or long enough ago where it is kept for a time of its own. */
    boolean isOutlasted(Instant now, Instant endedBefore) {
        Optional<Duration> own = forgotten == null ? keep : Optional.empty();
        return over().filter(since ->
                        own.map(time -> since.plus(time).isBefore(now)).orElseGet(() -> since.isBefore(endedBefore)))
                .isPresent();
    }

    /** From when it is given out. */
    Optional<Instant> askAt() {
        return Optional.ofNullable(askAt);
    }

    /** Takes it until then, unless somebody else did. */
    synchronized boolean take(Instant seen, Instant until) {
        boolean free = seen.equals(askAt);
        if (free) {
            askAt = until;
        }
        return free;
    }

    synchronized void postpone(Instant until) {
        if (askAt != null && askAt.isBefore(until)) {
            askAt = until;
        }
    }

    /** What was committed, its state left out. */
    Optional<Interaction> outline() {
        return Optional.ofNullable(committed).map(Packed::outline);
    }

    synchronized List<Event> events() {
        return events.stream()
                .flatMap(document -> PackedEvents.read(document).stream())
                .toList();
    }

    synchronized Optional<Receipt> receipt(ReceiptKey key) {
        return receipts.stream()
                .filter(packed -> ReceiptKey.of(packed.outline).equals(key))
                .findFirst()
                .map(packed -> with(packed.outline, JsonText.parse(packed.document)));
    }

    /** For the owner alone, who then releases. */
    synchronized void publish(Interaction after, List<HashChain.Link> added, List<Receipt> remembered) {
        if (!added.isEmpty()) {
            events = with(events, List.of(PackedEvents.pack(added)));
        }
        if (!remembered.isEmpty()) {
            receipts = with(
                    receipts,
                    remembered.stream()
                            .map(receipt -> new Packed<>(with(receipt, LEFT_OUT), JsonText.bytes(receipt.answer())))
                            .toList());
        }
        committed = new Packed<>(with(after, LEFT_OUT), JsonText.bytes(after.state()));
    }

    /** For the owner alone, who then releases. */
    synchronized void publish(Optional<Duration> keptFor, Optional<Instant> askedFrom) {
        keep = keptFor;
        askAt = askedFrom.map(Times::truncated).orElse(null);
    }

    /** For the owner alone, who then releases: leaves the name alone. */
    synchronized void forget(Instant at) {
        events = List.of();
        receipts = List.of();
        committed = null;
        askAt = null;
        forgotten = at;
    }

    private static Interaction with(Interaction interaction, ObjectNode state) {
        return new Interaction(
                interaction.id(),
                interaction.interactionId(),
                interaction.title(),
                interaction.description(),
                interaction.createdBy(),
                interaction.status(),
                interaction.constraints(),
                state,
                interaction.confidence(),
                interaction.version(),
                interaction.head(),
                interaction.createdAt(),
                interaction.updatedAt(),
                interaction.expiresAt());
    }

    private static <T> List<T> with(List<T> known, List<T> more) {
        List<T> all = new ArrayList<>(known.size() + more.size());
        all.addAll(known);
        all.addAll(more);
        return all;
    }

    private static Receipt with(Receipt receipt, ObjectNode answer) {
        return new Receipt(
                receipt.interactionId(),
                receipt.originActor(),
                receipt.idempotencyKey(),
                receipt.queryHash(),
                receipt.turn(),
                answer);
    }
}
