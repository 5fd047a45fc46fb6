package dev.intentsite.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A ledger in a SQL database with one writer at a time and readers beside it. Thread-safe. */
final class SqlStore implements Ledger {
    private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);
    private static final int SWEEP_NONCES = 1000;
    private static final int SWEEP_INTERACTIONS = 100;
    private static final long PATIENCE_SECONDS = 10;

    private final Jdbi jdbi;
    private final Dialect dialect;
    private final ReentrantLock writers;
    private final Runnable closing;
    private final boolean durable;
    private final Nesting nesting = new Nesting();

    /**
     * @param writers taken by each transaction for its whole length
     * @param closing run by {@link #close}
     */
    SqlStore(DataSource dataSource, Dialect dialect, ReentrantLock writers, Runnable closing) {
        this.jdbi = Jdbi.create(dataSource);
        this.dialect = dialect;
        this.writers = writers;
        this.closing = closing;
        this.durable = !(dataSource instanceof SqliteDatabase database && database.isTemporary());
    }

    @Override
    public Optional<Interaction> find(String interactionId) {
        return read(handle -> LedgerReads.find(handle, interactionId));
    }

    @Override
    public List<Event> events(String interactionId) {
        return read(handle -> LedgerReads.events(handle, interactionId));
    }

    @Override
    public boolean isBurnt(Nonce nonce) {
        return read(handle -> LedgerReads.isBurnt(handle, nonce));
    }

    @Override
    public Optional<Receipt> receipt(String interactionId, String originActor, String idempotencyKey) {
        return read(handle -> LedgerReads.receipt(handle, interactionId, new ReceiptKey(originActor, idempotencyKey)));
    }

    @Override
    public <T, X extends Exception> T transact(Work<T, X> work) throws X {
        return write((handle, session) -> work.run(new SqlTransaction(handle, session)));
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
    public int sweep(Instant now, Instant endedBefore) {
        return sweepAll(SWEEP_NONCES, handle -> LedgerWrites.sweepNonces(handle, now, SWEEP_NONCES))
                + sweepAll(
                        SWEEP_INTERACTIONS,
                        handle -> LedgerWrites.sweepInteractions(handle, endedBefore, SWEEP_INTERACTIONS));
    }

    @Override
    public void close() {
        closing.run();
    }

    /** Batch by batch, each in a transaction of its own, so that turns get in between. */
    private int sweepAll(int limit, ToIntFunction<Handle> batch) {
        int gone = 0;
        int swept;
        do {
            swept = write((handle, session) -> {
                try {
                    return batch.applyAsInt(handle);
                } catch (JdbiException e) {
                    throw StoreFaults.unavailable(e);
                }
            });
            gone += swept;
        } while (swept == limit);
        return gone;
    }

    private <T> T read(Function<Handle, T> query) {
        try (Handle handle = jdbi.open()) {
            return query.apply(handle);
        } catch (JdbiException e) {
            throw StoreFaults.unavailable(e);
        }
    }

    private <T, X extends Exception> T write(Writing<T, X> writing) throws X {
        nesting.enter();
        try {
            takeTurn();
            try {
                Handle handle = lease();
                try {
                    return run(handle, writing);
                } finally {
                    giveBack(handle);
                }
            } finally {
                writers.unlock();
            }
        } finally {
            nesting.leave();
        }
    }

    private void takeTurn() {
        try {
            if (!writers.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new LedgerUnavailableException(
                        "Other transactions hold the ledger for more than " + PATIENCE_SECONDS
                                + " s; a handler with a transaction should work on its own database alone, and shortly.",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailableException("Interrupted while waiting for other transactions.", e);
        }
    }

    private Handle lease() {
        try {
            return jdbi.open();
        } catch (JdbiException e) {
            throw StoreFaults.unavailable(e);
        }
    }

    private <T, X extends Exception> T run(Handle handle, Writing<T, X> writing) throws X {
        SqlSession session = begin(handle);
        boolean kept = false;
        try {
            T result = writing.run(handle, session);
            session.requireOpen();
            commit(session);
            kept = true;
            return result;
        } catch (Throwable thrown) {
            Optional<LedgerUnavailableException> fault = session.storeFault();
            if (fault.isPresent() && !(thrown instanceof LedgerUnavailableException)) {
                fault.orElseThrow().addSuppressed(thrown);
                throw fault.orElseThrow();
            }
            throw thrown;
        } finally {
            if (!kept) {
                rollback(session);
            }
        }
    }

    private SqlSession begin(Handle handle) {
        try {
            dialect.requireDurable(handle.getConnection());
            SqlSession session = new SqlSession(handle.getConnection(), dialect);
            session.begin();
            return session;
        } catch (SQLException e) {
            throw StoreFaults.unavailable(e);
        }
    }

    private static void commit(SqlSession session) {
        try {
            session.commit();
        } catch (SQLException e) {
            throw StoreFaults.unavailable(e);
        }
    }

    private static void rollback(SqlSession session) {
        try {
            session.rollback();
        } catch (SQLException e) {
            LOG.debug("A transaction that failed was ended by the database already.", e);
        }
    }

    /** What is committed is committed, however the lease ends. */
    private static void giveBack(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException e) {
            LOG.warn("A connection of the ledger could not be given back.", e);
        }
    }

    @FunctionalInterface
    private interface Writing<T, X extends Exception> {
        T run(Handle handle, SqlSession session) throws X;
    }
}
