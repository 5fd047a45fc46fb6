package dev.intentsite.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Writes straight into the database's own transaction. For one thread. */
final class SqlTransaction implements LedgerTransaction {
    private final Handle handle;
    private final SqlSession session;

    SqlTransaction(Handle handle, SqlSession session) {
        this.handle = handle;
        this.session = session;
    }

    @Override
    public boolean burn(Nonce nonce, Instant keepUntil) {
        return run(() -> LedgerWrites.burn(handle, nonce, keepUntil));
    }

    @Override
    public Interaction create(NewInteraction begun) {
        Interaction beginning = Projections.beginning(begun);
        if (!run(() -> LedgerWrites.create(handle, beginning))) {
            throw new VersionConflictException("There is an interaction " + begun.interactionId() + " already.");
        }
        return beginning;
    }

    @Override
    public Interaction append(Interaction before, List<NewEvent> added, Projection projection) {
        List<Event> events = HashChain.link(before, added);
        Interaction after = Projections.after(before, events, projection);
        boolean newest = run(() -> {
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
        return after;
    }

    @Override
    public void remember(Receipt receipt) {
        if (!run(() -> LedgerWrites.remember(handle, receipt))) {
            throw new VersionConflictException("A message of " + receipt.interactionId() + " with the idempotency key "
                    + receipt.idempotencyKey() + " was answered already, or the interaction is gone.");
        }
    }

    @Override
    public Connection connection() {
        session.requireOpen();
        return ConnectionGuard.guard(session);
    }

    private <T> T run(Supplier<T> statements) {
        session.requireOpen();
        try {
            return statements.get();
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLException fault) {
                session.met(fault);
            }
            throw StoreFaults.unavailable(e);
        }
    }
}
