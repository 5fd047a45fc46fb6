package dev.intentsite.endurance;

import dev.intentsite.ledger.Event;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.ledger.NewEvent;
import dev.intentsite.ledger.NewInteraction;
import dev.intentsite.ledger.Nonce;
import dev.intentsite.ledger.Receipt;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Another ledger with {@link Failpoints} before and after everything that it keeps. */
final class FailpointLedger implements Ledger {
    private final Ledger ledger;

    FailpointLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public <T, X extends Exception> T transact(Work<T, X> work) throws X {
        Failpoints.before("transact");
        T result = ledger.transact(transaction -> {
            T done = work.run(new Watched(transaction));
            Failpoints.after("transact");
            Failpoints.before("commit");
            return done;
        });
        Failpoints.after("commit");
        return result;
    }

    private static <T> T at(String place, Supplier<T> step) {
        Failpoints.before(place);
        T result = step.get();
        Failpoints.after(place);
        return result;
    }

    private record Watched(LedgerTransaction transaction) implements LedgerTransaction {
        @Override
        public boolean burn(Nonce nonce, Instant keepUntil) {
            return at("burn", () -> transaction.burn(nonce, keepUntil));
        }

        @Override
        public Interaction create(NewInteraction interaction) {
            return at("create", () -> transaction.create(interaction));
        }

        @Override
        public Interaction append(Interaction before, List<NewEvent> events, Projection after) {
            return at("append", () -> transaction.append(before, events, after));
        }

        @Override
        public void remember(Receipt receipt) {
            at("remember", () -> {
                transaction.remember(receipt);
                return receipt;
            });
        }

        @Override
        public boolean forget(String actorId, Instant at) {
            return at("forget", () -> transaction.forget(actorId, at));
        }

        @Override
        public Connection connection() {
            return transaction.connection();
        }
    }

    @Override
    public Optional<Interaction> find(String interactionId) {
        return ledger.find(interactionId);
    }

    @Override
    public List<Event> events(String interactionId) {
        return ledger.events(interactionId);
    }

    @Override
    public List<Interaction> ofActor(String actorId) {
        return ledger.ofActor(actorId);
    }

    @Override
    public List<Interaction> active(Optional<UUID> after, int most) {
        return ledger.active(after, most);
    }

    @Override
    public boolean isBurnt(Nonce nonce) {
        return ledger.isBurnt(nonce);
    }

    @Override
    public Optional<Receipt> receipt(String interactionId, String originActor, String idempotencyKey) {
        return ledger.receipt(interactionId, originActor, idempotencyKey);
    }

    @Override
    public boolean isSql() {
        return ledger.isSql();
    }

    @Override
    public boolean isDurable() {
        return ledger.isDurable();
    }

    @Override
    public int sweep(Instant now, Instant endedBefore) {
        return ledger.sweep(now, endedBefore);
    }

    @Override
    public void close() {
        ledger.close();
    }
}
