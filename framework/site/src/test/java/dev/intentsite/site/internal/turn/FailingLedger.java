package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Event;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.ledger.NewEvent;
import dev.intentsite.ledger.NewInteraction;
import dev.intentsite.ledger.Nonce;
import dev.intentsite.ledger.Receipt;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A process's way to a ledger, which is cut at a point that the test names: from then on the process reaches nothing, as if it were dead. */
final class FailingLedger implements Ledger {
    /** Where the process dies. */
    enum Point {
        NEVER,
        BEFORE_ATTEMPT,
        AFTER_ATTEMPT,
        BEFORE_OUTCOME,
        AFTER_OUTCOME
    }

    private final Ledger ledger;
    private final Point point;
    private volatile boolean dead;
    /** What this process was given to look after. */
    final List<String> claimed = new CopyOnWriteArrayList<>();

    FailingLedger(Ledger ledger, Point point) {
        this.ledger = ledger;
        this.point = point;
    }

    /** The process dies now. */
    LedgerUnavailableException die() {
        dead = true;
        return new LedgerUnavailableException("dead at " + point, new IllegalStateException());
    }

    private Ledger alive() {
        if (dead) {
            throw die();
        }
        return ledger;
    }

    @Override
    public <T, X extends Exception> T transact(Work<T, X> work) throws X {
        Watched[] watched = new Watched[1];
        T result = alive().transact(transaction -> {
            watched[0] = new Watched(transaction);
            T done = work.run(watched[0]);
            if (watched[0].reaches(Point.BEFORE_ATTEMPT, Point.BEFORE_OUTCOME)) {
                throw die();
            }
            return done;
        });
        if (watched[0].reaches(Point.AFTER_ATTEMPT, Point.AFTER_OUTCOME)) {
            throw die();
        }
        return result;
    }

    /** Sees what a transaction appends. */
    private final class Watched implements LedgerTransaction {
        private final LedgerTransaction transaction;
        private String last = "";

        Watched(LedgerTransaction transaction) {
            this.transaction = transaction;
        }

        boolean reaches(Point attempt, Point outcome) {
            return last.equals("attempted") && point == attempt || last.equals("answered") && point == outcome;
        }

        @Override
        public boolean burn(Nonce nonce, Instant keepUntil) {
            return transaction.burn(nonce, keepUntil);
        }

        @Override
        public Interaction create(NewInteraction interaction) {
            return transaction.create(interaction);
        }

        @Override
        public Interaction append(Interaction before, List<NewEvent> events, Projection after) {
            last = events.get(events.size() - 1).type();
            return transaction.append(before, events, after);
        }

        @Override
        public void remember(Receipt receipt) {
            transaction.remember(receipt);
        }

        @Override
        public boolean forget(String actorId, Instant at) {
            return transaction.forget(actorId, at);
        }

        @Override
        public Connection connection() {
            return transaction.connection();
        }
    }

    @Override
    public Optional<Interaction> find(String interactionId) {
        return alive().find(interactionId);
    }

    @Override
    public List<Event> events(String interactionId) {
        return alive().events(interactionId);
    }

    @Override
    public List<Interaction> ofActor(String actorId) {
        return alive().ofActor(actorId);
    }

    @Override
    public List<Interaction> active(Optional<UUID> after, int most) {
        return alive().active(after, most);
    }

    @Override
    public boolean isBurnt(Nonce nonce) {
        return alive().isBurnt(nonce);
    }

    @Override
    public Optional<Receipt> receipt(String interactionId, String originActor, String idempotencyKey) {
        return alive().receipt(interactionId, originActor, idempotencyKey);
    }

    @Override
    public Instant unchangedSince(String name, String contentHash, Instant now) {
        return alive().unchangedSince(name, contentHash, now);
    }

    @Override
    public boolean isSql() {
        return true;
    }

    @Override
    public boolean isDurable() {
        return true;
    }

    @Override
    public void prepare(String actorId) {
        alive().prepare(actorId);
    }

    @Override
    public List<String> claim(Instant now, int most, UnaryOperator<Duration> pause) {
        List<String> given = alive().claim(now, most, pause);
        claimed.addAll(given);
        return given;
    }

    @Override
    public void postpone(String interactionId, Instant until) {
        alive().postpone(interactionId, until);
    }

    @Override
    public int sweep(Instant now, Instant endedBefore) {
        return alive().sweep(now, endedBefore);
    }

    @Override
    public void close() {}
}
