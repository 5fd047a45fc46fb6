package dev.intentsite.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A ledger that is gone with the process. */
public final class MemoryLedger implements Ledger {
    @Override
    public Optional<Interaction> find(String interactionId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Event> events(String interactionId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isBurnt(Nonce nonce) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Receipt> receipt(String interactionId, String originActor, String idempotencyKey) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T, X extends Exception> T transact(Work<T, X> work) throws X {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSql() {
        return false;
    }

    @Override
    public int sweep(Instant now, Instant endedBefore) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
