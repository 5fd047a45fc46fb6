package dev.intentsite.ledger;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;

/** Writes straight into the database's own transaction. For one thread. */
final class SqlTransaction implements LedgerTransaction {
    private final SqlSession session;

    SqlTransaction(SqlSession session) {
        this.session = session;
    }

    @Override
    public boolean burn(Nonce nonce, Instant keepUntil) {
        return session.run(handle -> LedgerWrites.burn(handle, nonce, keepUntil));
    }

    @Override
    public Interaction create(NewInteraction begun) {
        Interaction beginning = Projections.beginning(begun);
        if (!session.run(handle -> LedgerWrites.create(handle, beginning))) {
            throw new VersionConflictException("There is an interaction " + begun.interactionId() + " already.");
        }
        return beginning;
    }

    @Override
    public Interaction append(Interaction before, List<NewEvent> added, Projection projection) {
        List<Event> events = HashChain.link(before, added);
        Interaction after = Projections.after(before, events, projection);
        boolean newest = session.run(handle -> {
            boolean advanced = LedgerWrites.advance(handle, before.version(), after);
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
        if (!session.run(handle -> LedgerWrites.remember(handle, receipt))) {
            throw new VersionConflictException("A message of " + receipt.interactionId() + " with the idempotency key "
                    + receipt.idempotencyKey() + " was answered already, or the interaction is gone.");
        }
    }

    @Override
    public Connection connection() {
        return session.hand();
    }
}
