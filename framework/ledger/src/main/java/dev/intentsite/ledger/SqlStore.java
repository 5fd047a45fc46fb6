package dev.intentsite.ledger;

import dev.intentsite.protocol.LogText;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntBiFunction;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ledger in a SQL database. Thread-safe. */
final class SqlStore implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);
    private static final int SWEEP_NONCES = 1000;
    private static final int SWEEP_INTERACTIONS = 100;
    private static final int SWEEP_KEYS = 100;
    /** So that one sweep does not look at the keys of a million persons. */
    private static final int MOST_KEYS = 10_000;

    private final Jdbi jdbi;
    private final Dialect dialect;
    private final People people;
    private final Transactions transactions;
    private final Runnable closing;
    private final boolean durable;
    private final Nesting nesting = new Nesting();

    /**
     * @param durable whether what is kept outlives the process
     * @param closing run by {@link #close}
     */
    SqlStore(Jdbi jdbi, Dialect dialect, Transactions transactions, People people, boolean durable, Runnable closing) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.people = people;
        this.transactions = transactions;
        this.closing = closing;
        this.durable = durable;
    }

    @Override
    public Optional<Interaction> find(String interactionId) {
        return read(handle -> LedgerReads.find(handle, people, interactionId));
    }

    @Override
    public List<Event> events(String interactionId) {
        return read(handle -> LedgerReads.events(handle, people, interactionId));
    }

    @Override
    public List<Interaction> ofActor(String actorId) {
        return read(handle -> LedgerReads.ofActor(handle, people, actorId));
    }

    @Override
    public List<Interaction> active(Optional<UUID> after, int most) {
        return read(handle -> LedgerReads.active(handle, people, after, most));
    }

    @Override
    public boolean isBurnt(Nonce nonce) {
        return transactions.lookUp(nonce, () -> read(handle -> LedgerReads.isBurnt(handle, nonce)));
    }

    @Override
    public Optional<Receipt> receipt(String interactionId, String originActor, String idempotencyKey) {
        return read(handle ->
                LedgerReads.receipt(handle, people, interactionId, new ReceiptKey(originActor, idempotencyKey)));
    }

    @Override
    public void prepare(String actorId) {
        if (!transactions.areSideBySide() || !people.mayLack(actorId)) {
            return;
        }
        if (read(handle -> people.lacks(handle, actorId))) {
            write(session -> session.run(handle -> people.add(handle, actorId)));
        }
        people.saw(actorId);
    }

    @Override
    public <T, X extends Exception> T transact(Work<T, X> work) throws X {
        AtomicBoolean forgot = new AtomicBoolean();
        T result = write(session -> {
            SqlTransaction transaction = new SqlTransaction(session, people);
            T made = work.run(transaction);
            transaction.finish();
            forgot.set(transaction.hasForgotten());
            return made;
        });
        if (forgot.get()) {
            emptyJournal();
        }
        return result;
    }

    @Override
    public Instant unchangedSince(String name, String contentHash, Instant now) {
        Optional<Instant> since = read(handle -> Publications.since(handle, name, contentHash));
        if (since.isEmpty()) {
            write(session -> session.run(handle -> {
                Publications.publish(handle, name, contentHash, now);
                return true;
            }));
            since = read(handle -> Publications.since(handle, name, contentHash));
        }
        // Another machine that publishes something else at this very moment may have been faster.
        return since.orElse(Times.truncated(now));
    }

    @Override
    public boolean isSql() {
        return true;
    }

    @Override
    public boolean isDurable() {
        return durable;
    }

    @Override
    public List<String> claim(Instant now, int most, UnaryOperator<Duration> pause) {
        List<Claims.Due> due = read(handle -> Claims.due(handle, now, most));
        if (due.isEmpty()) {
            return List.of();
        }
        List<String> taken = new ArrayList<>();
        write(session -> session.run(handle -> {
            taken.clear();
            return taken.addAll(Claims.take(handle, due, now, pause)) || taken.isEmpty();
        }));
        return taken;
    }

    @Override
    public void postpone(String interactionId, Instant until) {
        write(session -> session.run(handle -> {
            Claims.postpone(handle, interactionId, until);
            return true;
        }));
    }

    @Override
    public int sweep(Instant now, Instant endedBefore) {
        int gone = sweepAll(
                        SWEEP_NONCES,
                        Integer.MAX_VALUE,
                        handle -> LedgerWrites.oldNonces(handle, now, SWEEP_NONCES),
                        (handle, nonces) -> LedgerWrites.forgetNonces(handle, nonces, now))
                + sweepAll(
                        SWEEP_INTERACTIONS,
                        Integer.MAX_VALUE,
                        handle -> LedgerWrites.oldInteractions(handle, endedBefore, SWEEP_INTERACTIONS),
                        (handle, over) -> LedgerWrites.forgetInteractions(handle, over, endedBefore))
                + sweepAll(
                        SWEEP_INTERACTIONS,
                        Integer.MAX_VALUE,
                        handle -> LedgerWrites.outlastedInteractions(handle, now, SWEEP_INTERACTIONS),
                        (handle, over) -> LedgerWrites.forgetOutlasted(handle, over, now));
        sweepAll(
                SWEEP_KEYS,
                MOST_KEYS,
                handle -> IdleKeys.due(handle, now, SWEEP_KEYS),
                (handle, keys) -> IdleKeys.settle(handle, keys, now));
        return gone;
    }

    @Override
    public void close() {
        closing.run();
    }

    private void emptyJournal() {
        try (Handle handle = jdbi.open()) {
            dialect.emptyJournal(handle.getConnection());
        } catch (SQLException | JdbiException e) {
            LOG.warn("What was forgotten may be in the database's journal until that is emptied.", LogText.of(e));
        }
    }

    /** Batch by batch, each in a transaction of its own, so that turns get in between. */
    private <T> int sweepAll(int limit, int most, SqlQuery<List<T>> old, ToIntBiFunction<Handle, List<T>> forget) {
        int gone = 0;
        List<T> batch = read(old);
        while (!batch.isEmpty()) {
            List<T> going = batch;
            AtomicInteger went = new AtomicInteger();
            write(session -> session.run(handle -> {
                went.set(forget.applyAsInt(handle, going));
                return true;
            }));
            gone += went.get();
            // A node beside this one sweeps the same.
            batch = batch.size() < limit || went.get() == 0 || gone >= most ? List.of() : read(old);
        }
        return gone;
    }

    private <T> T read(SqlQuery<T> query) {
        return look(jdbi, query);
    }

    /** Asks on a connection of its own. */
    static <T> T look(Jdbi jdbi, SqlQuery<T> query) {
        try (Handle handle = jdbi.open()) {
            return query.run(handle);
        } catch (SQLException | JdbiException e) {
            throw StoreFaults.unavailable(e);
        }
    }

    private <T, X extends Exception> T write(Transactions.Work<T, X> work) throws X {
        nesting.enter();
        try {
            return transactions.run(work);
        } finally {
            nesting.leave();
        }
    }

    /** What is committed is committed, however the lease ends. */
    static void giveBack(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            LOG.warn("A connection of the ledger could not be given back.", LogText.of(e));
        }
    }
}
