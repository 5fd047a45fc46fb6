package dev.intentsite.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * For a database with one writer. Works run side by side, each on its own thread, and only note their changes; what is left for
 * the writer's turn are the statements themselves. Whoever has the turn makes its own changes and those of all who wait behind it,
 * and commits once for all, that is with one flush to the disk; nobody leaves before that. A work that needs the connection
 * waits for a turn of its own. Thread-safe.
 */
final class GroupedTransactions implements Transactions {
    private final Jdbi readers;
    private final Jdbi writers;
    private final Dialect dialect;
    private final WriterQueue queue;

    /**
     * @param readers connections that read beside the writer
     * @param writers where the writer's connection comes from
     */
    GroupedTransactions(Jdbi readers, Jdbi writers, Dialect dialect, WriterQueue queue) {
        this.readers = readers;
        this.writers = writers;
        this.dialect = dialect;
        this.queue = queue;
    }

    @Override
    public boolean areSideBySide() {
        return false;
    }

    @Override
    public boolean lookUp(Nonce nonce, BooleanSupplier burnt) {
        return queue.underWay.lookUp(nonce, burnt);
    }

    @Override
    public <T, X extends Exception> T run(Work<T, X> work) throws X {
        Turn turn = new Turn();
        SqlSession session = turn.session;
        try {
            T result = work.run(session);
            session.requireOpen();
            session.end();
            RuntimeException failure = turn.keep();
            if (failure != null) {
                throw failure;
            }
            return result;
        } catch (Throwable thrown) {
            RuntimeException fault = session.fault().orElse(null);
            if (fault != null && fault != thrown && !(thrown instanceof LedgerUnavailableException)) {
                fault.addSuppressed(thrown);
                throw fault;
            }
            throw thrown;
        } finally {
            session.end();
            turn.end();
        }
    }

    /** For whom it is the turn. */
    private Group begin() {
        try {
            Handle handle = writers.open();
            boolean begun = false;
            try {
                dialect.requireDurable(handle.getConnection());
                Group group = Group.begin(handle, dialect, queue.longestGroup);
                begun = true;
                return group;
            } finally {
                if (!begun) {
                    SqlStore.giveBack(handle);
                }
            }
        } catch (SQLException | JdbiException e) {
            throw StoreFaults.unavailable(e);
        }
    }

    /**
     * Makes the changes of those who wait too, commits for all, and gives the turn on.
     *
     * @param first the own changes, where they are not made yet
     */
    private void lead(Group group, @Nullable Member first) {
        List<WriterLine.Place> joined = new ArrayList<>();
        boolean settled = false;
        try {
            if (first != null) {
                group.write(first);
            }
            while (group.takesMore()) {
                WriterLine.Place next = queue.line.next();
                if (next == null) {
                    break;
                }
                joined.add(next);
                group.write(next.member());
            }
            group.settle();
            settled = true;
            queue.committed(joined.size() + 1);
        } finally {
            // Whatever happens, the turn is given on and nobody who joined waits for ever.
            try {
                if (!settled) {
                    group.abandon();
                }
            } finally {
                try {
                    leave(group);
                } finally {
                    joined.forEach(WriterLine.Place::settle);
                }
            }
        }
    }

    private void leave(@Nullable Group group) {
        try {
            if (group != null) {
                SqlStore.giveBack(group.handle());
            }
        } finally {
            queue.line.leave();
        }
    }

    /** One work, in no group until it has to write. */
    private final class Turn implements SqlSession.Ground {
        final SqlSession session = new SqlSession(this, dialect);
        private final UnderWay.Part underWay = queue.underWay.begin();
        /** Where it has the writer's turn while it runs. */
        private @Nullable Group group;

        @Override
        public UnderWay.Part underWay() {
            return underWay;
        }

        @Override
        public <T> T look(SqlQuery<T> query) {
            return SqlStore.look(readers, query);
        }

        @Override
        public void enter(SqlSession entering) {
            queue.line.enter();
            boolean entered = false;
            Group own = null;
            try {
                own = begin();
                entering.write(own.handle());
                group = own;
                entered = true;
            } catch (RuntimeException e) {
                entering.failed(e);
                throw e;
            } finally {
                if (!entered) {
                    withdraw(own);
                }
            }
        }

        @Override
        public void hand(Handle handle) {}

        @Override
        public boolean again(SqlSession failed, SQLException met, SqlStep step) {
            throw StoreFaults.unavailable(met);
        }

        /** The work is done: why it was not kept, if it was not. */
        @Nullable
        RuntimeException keep() {
            Group own = group;
            group = null;
            Member member;
            if (own != null) {
                member = own.wrote(session);
                lead(own, null);
            } else if (session.hasChanges()) {
                member = new Member(session);
                if (queue.line.enterOrLeave(member)) {
                    leadWith(member);
                }
            } else {
                return null;
            }
            return member.failure;
        }

        private void leadWith(Member member) {
            Group own;
            try {
                own = begin();
            } catch (RuntimeException | Error e) {
                queue.line.leave();
                throw e;
            }
            lead(own, member);
        }

        /** Of a work that was not kept, nothing stays. */
        void end() {
            Group own = group;
            group = null;
            try {
                if (own != null) {
                    withdraw(own);
                }
            } finally {
                underWay.end();
            }
        }

        private void withdraw(@Nullable Group own) {
            try {
                if (own != null) {
                    own.rollback();
                }
            } finally {
                leave(own);
            }
        }
    }
}
