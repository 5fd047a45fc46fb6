package dev.intentsite.ledger;

import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes straight into the database's own transaction. For one thread. */
final class SqlTransaction implements LedgerTransaction {
    private final SqlSession session;
    private final People people;
    private final Map<UUID, Cover> covers = new HashMap<>(2);
    /** One that was begun here and is not written yet. */
    private @Nullable Interaction unwritten;

    private boolean forgot;

    SqlTransaction(SqlSession session, People people) {
        this.session = session;
        this.people = people;
    }

    /** Whether somebody was forgotten. */
    boolean hasForgotten() {
        return forgot;
    }

    @Override
    public boolean burn(Nonce nonce, Instant keepUntil) {
        session.requireOpen();
        long until = Times.micros(keepUntil);
        if (!session.isWaiting()) {
            return session.run(handle -> LedgerWrites.burn(handle, nonce, until));
        }
        UnderWay.Part underWay = session.underWay();
        if (!underWay.claim(nonce)
                || !underWay.isFresh(nonce) && session.look(handle -> LedgerReads.isBurnt(handle, nonce))) {
            return false;
        }
        session.change(
                handle -> LedgerWrites.burn(handle, nonce, until),
                handle -> new VersionConflictException("Another transaction was faster with the same nonce."));
        return true;
    }

    @Override
    public Interaction create(NewInteraction begun) {
        finish();
        session.requireOpen();
        Interaction beginning = Projections.beginning(begun);
        covers.put(beginning.id(), people.cover(session, begun.createdBy()));
        unwritten = beginning;
        return beginning;
    }

    @Override
    public Interaction append(Interaction before, List<NewEvent> added, Projection projection) {
        session.requireOpen();
        Cover cover = coverOf(before.id(), before.interactionId());
        List<Event> events = HashChain.link(before, added, cover);
        Interaction after = Projections.after(before, events.get(events.size() - 1), projection);
        InteractionRow row = InteractionRow.of(after, cover, projection.keep(), projection.askAt());
        List<EventRow> rows = EventRow.of(after.id(), events);
        if (before.equals(unwritten)) {
            unwritten = null;
            create(row, rows);
        } else {
            finish();
            session.change(
                    handle -> LedgerWrites.advance(handle, before.version(), row, rows),
                    handle -> new VersionConflictException("Interaction " + before.interactionId()
                            + " is no longer at version " + before.version() + ": somebody else appended first."));
        }
        session.prove(handle -> LedgerReads.holds(handle, after));
        return after;
    }

    private void create(InteractionRow row, List<EventRow> events) {
        session.change(
                handle -> LedgerWrites.create(handle, row, events),
                handle -> LedgerReads.isForgotten(handle, row.id())
                        ? new InteractionForgottenException(row.interactionId())
                        : new VersionConflictException("There is an interaction " + row.interactionId() + " already."));
    }

    /** What begins is written with its first events; without any it is written now. */
    void finish() {
        Interaction begun = unwritten;
        if (begun != null) {
            unwritten = null;
            Cover cover = coverOf(begun.id(), begun.interactionId());
            create(InteractionRow.of(begun, cover, Optional.empty(), Optional.empty()), List.of());
        }
    }

    @Override
    public void remember(Receipt receipt) {
        session.requireOpen();
        finish();
        Cover cover = coverOf(InteractionIds.of(receipt.interactionId()), receipt.interactionId());
        ReceiptRow row = ReceiptRow.of(receipt, cover);
        session.change(
                handle -> LedgerWrites.remember(handle, row),
                handle -> new VersionConflictException(
                        "A message of " + receipt.interactionId() + " with the idempotency key "
                                + receipt.idempotencyKey() + " was answered already, or the interaction is gone."));
    }

    @Override
    public boolean forget(String actorId, Instant at) {
        finish();
        Forgetting forgetting = new Forgetting(actorId, at);
        session.prepareForgetting();
        boolean held = session.run(forgetting::run);
        covers.clear();
        forgot = true;
        session.prove(forgetting::isDone);
        return held;
    }

    private Cover coverOf(UUID id, String interactionId) {
        return covers.computeIfAbsent(
                id,
                unknown -> people.coverOf(session, id.toString())
                        .orElseThrow(() -> new VersionConflictException(
                                "There is no interaction " + interactionId + " any more.")));
    }

    @Override
    public Connection connection() {
        finish();
        return session.hand();
    }
}
