package dev.intentsite.ledger;

import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes straight into the database's own transaction. For one thread. */
final class SqlTransaction implements LedgerTransaction {
    private final SqlSession session;
    private final People people;
    private final Map<UUID, Cover> covers = new HashMap<>(2);
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
        return session.run(handle -> LedgerWrites.burn(handle, nonce, keepUntil));
    }

    @Override
    public Interaction create(NewInteraction begun) {
        Interaction beginning = Projections.beginning(begun);
        Cover cover = people.cover(session, begun.createdBy());
        if (!session.run(handle -> LedgerWrites.create(handle, beginning, cover))) {
            if (session.run(handle -> LedgerReads.isForgotten(handle, beginning.id()))) {
                throw new InteractionForgottenException(begun.interactionId());
            }
            throw new VersionConflictException("There is an interaction " + begun.interactionId() + " already.");
        }
        covers.put(beginning.id(), cover);
        return beginning;
    }

    @Override
    public Interaction append(Interaction before, List<NewEvent> added, Projection projection) {
        Cover cover = coverOf(before.id(), before.interactionId());
        List<Event> events = HashChain.link(before, added, cover);
        Interaction after = Projections.after(before, events.get(events.size() - 1), projection);
        Cover.InteractionText text = cover.interaction(after);
        boolean newest = session.run(handle -> {
            boolean advanced = LedgerWrites.advance(handle, before.version(), after, projection, text);
            if (advanced) {
                LedgerWrites.append(handle, after, events);
            }
            return advanced;
        });
        if (!newest) {
            throw new VersionConflictException("Interaction " + before.interactionId() + " is no longer at version "
                    + before.version() + ": somebody else appended first.");
        }
        session.prove(handle -> LedgerReads.holds(handle, after));
        return after;
    }

    @Override
    public void remember(Receipt receipt) {
        Cover cover = coverOf(InteractionIds.of(receipt.interactionId()), receipt.interactionId());
        if (!session.run(handle -> LedgerWrites.remember(handle, receipt, cover))) {
            throw new VersionConflictException("A message of " + receipt.interactionId() + " with the idempotency key "
                    + receipt.idempotencyKey() + " was answered already, or the interaction is gone.");
        }
    }

    @Override
    public boolean forget(String actorId, Instant at) {
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
        return session.hand();
    }
}
