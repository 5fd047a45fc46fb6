package dev.intentsite.ledger;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.function.CheckedSupplier;
import dev.intentsite.protocol.LogText;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For a database with many writers: each work has a connection of its own. What another transaction or a lost connection
 * thwarts is made again, a bounded number of times: the ledger's own changes, never the work, which may have asked others. Where
 * the connection is lost during the commit, the next one finds out whether it was one. Thread-safe.
 */
final class PooledTransactions implements Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(PooledTransactions.class);
    private static final int MOST_RETRIES = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final Dialect dialect;
    private final RetryPolicy<Object> retries;

    PooledTransactions(Jdbi jdbi, Dialect dialect) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.retries = RetryPolicy.builder()
                .handleIf(
                        fault -> StoreFaults.sql(fault).filter(dialect::mayPass).isPresent())
                .withBackoff(Duration.ofMillis(10), Duration.ofSeconds(1))
                .withJitter(0.5)
                .withMaxRetries(MOST_RETRIES)
                .withMaxDuration(PATIENCE)
                .build();
    }

    @Override
    public boolean areSideBySide() {
        return true;
    }

    @Override
    public <T, X extends Exception> T run(Work<T, X> work) throws X {
        Turn turn = persistently(Turn::new);
        boolean kept = false;
        try {
            T result = work.run(turn.session);
            turn.session.requireOpen();
            turn.session.end();
            turn.commit();
            kept = true;
            return result;
        } catch (Throwable thrown) {
            RuntimeException fault = turn.session.fault().orElse(null);
            if (fault != null && fault != thrown && !(thrown instanceof LedgerUnavailableException)) {
                fault.addSuppressed(thrown);
                throw fault;
            }
            throw thrown;
        } finally {
            turn.session.end();
            if (!kept) {
                turn.rollback();
            }
            turn.giveBack();
        }
    }

    private <T> T persistently(CheckedSupplier<T> attempt) {
        try {
            return Failsafe.with(retries).get(attempt);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw StoreFaults.unavailable(e);
        } catch (JdbiException e) {
            throw StoreFaults.unavailable(e);
        }
    }

    /** One work and its transaction, on one connection after the other if need be. */
    private final class Turn implements SqlSession.Ground {
        final SqlSession session;
        private Handle handle;
        private @Nullable Runnable takingBack;
        /** Whether a commit was asked for and not answered. */
        private boolean unanswered;

        Turn() throws SQLException {
            handle = begun();
            session = new SqlSession(handle, dialect, this);
        }

        private Handle begun() throws SQLException {
            Handle leased = jdbi.open();
            boolean begun = false;
            try {
                dialect.begin(leased.getConnection());
                dialect.requireDurable(leased.getConnection());
                begun = true;
                return leased;
            } finally {
                if (!begun) {
                    rollback(leased);
                    SqlStore.giveBack(leased);
                }
            }
        }

        private void renew() throws SQLException {
            rollback();
            giveBack();
            handle = begun();
        }

        @Override
        public void enter(SqlSession entering) {
            throw new IllegalStateException("It has a connection from the beginning.");
        }

        @Override
        public <T> T look(SqlQuery<T> query) {
            return SqlStore.look(jdbi, query);
        }

        @Override
        public UnderWay.Part underWay() {
            throw new IllegalStateException("Its changes do not wait.");
        }

        @Override
        public void hand(Handle handed) {
            try {
                takingBack = dialect.hand(handed.getConnection());
            } catch (SQLException e) {
                throw StoreFaults.unavailable(e);
            }
        }

        @Override
        public boolean again(SqlSession failed, SQLException met, SqlStep step) {
            LOG.debug("The changes of a transaction are made again.", LogText.of(met));
            try {
                return persistently(() -> {
                    renew();
                    failed.replay(handle);
                    return step.run(handle);
                });
            } catch (LedgerUnavailableException | VersionConflictException e) {
                failed.failed(e);
                throw e;
            }
        }

        void commit() {
            try {
                if (session.isHanded()) {
                    // A handler's statements could have changed it.
                    dialect.requireDurable(handle.getConnection());
                }
                dialect.commit(handle.getConnection());
            } catch (SQLException e) {
                unanswered = dialect.leavesOpen(e);
                if (!unanswered && dialect.isSerializationFailure(e) && session.isHanded()) {
                    throw new VersionConflictException(
                            "Another transaction was faster with what a handler changed: " + e.getMessage());
                }
                if (!unanswered && !dialect.mayPass(e)) {
                    throw StoreFaults.unavailable(e);
                }
                commitAgain(e);
            }
        }

        private void commitAgain(SQLException met) {
            LOG.debug("A transaction is committed again.", LogText.of(met));
            try {
                persistently(() -> {
                    renew();
                    if (!repeated()) {
                        rollback();
                        return true;
                    }
                    try {
                        dialect.commit(handle.getConnection());
                    } catch (SQLException e) {
                        unanswered |= dialect.leavesOpen(e);
                        throw e;
                    }
                    return true;
                });
            } catch (LedgerUnavailableException e) {
                throw unanswered && !(e instanceof NothingKept) ? new LedgerOutcomeUnknownException(e) : e;
            }
        }

        /**
         * Makes the changes again, which waits for the end of a transaction that may still be under way; false when they were
         * kept by the first one after all.
         */
        private boolean repeated() throws SQLException {
            VersionConflictException faster = null;
            try {
                session.replay(handle);
            } catch (VersionConflictException e) {
                faster = e;
            }
            if (unanswered) {
                Optional<SqlStep> proof = session.proof();
                if (faster != null && proof.isPresent()) {
                    renew();
                    if (proof.orElseThrow().run(handle)) {
                        return false;
                    }
                } else if (proof.isEmpty() && (faster != null || session.isHanded())) {
                    throw new LedgerOutcomeUnknownException(faster);
                } else if (session.isHanded()) {
                    throw new NothingKept();
                }
            }
            if (faster != null) {
                throw faster;
            }
            return true;
        }

        void rollback() {
            rollback(handle);
        }

        private void rollback(Handle begun) {
            try {
                dialect.rollback(begun.getConnection());
            } catch (SQLException e) {
                LOG.debug("A transaction that failed was ended by the database already.", LogText.of(e));
            }
        }

        void giveBack() {
            if (takingBack != null) {
                takingBack.run();
                takingBack = null;
            }
            SqlStore.giveBack(handle);
        }
    }

    /** The lost transaction was not committed, and what a handler did in it is not repeated. */
    private static final class NothingKept extends LedgerUnavailableException {
        private static final long serialVersionUID = 1;

        NothingKept() {
            super("The ledger's database was lost before it committed, nothing was kept.", null);
        }
    }
}
