package dev.intentsite.ledger;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * For a database with one writer: works run one after the other, each on its own thread, and those that wait for each other
 * share one commit, that is one flush to the disk. The holder of the baton who finds nobody waiting commits for all; nobody
 * leaves before that. A work whose connection is handed to a handler first lets those before it be committed, so that they need
 * not wait for the handler. Thread-safe.
 */
final class GroupedTransactions implements Transactions {
    private final Jdbi jdbi;
    private final Dialect dialect;
    private final WriterQueue queue;

    GroupedTransactions(Jdbi jdbi, Dialect dialect, WriterQueue queue) {
        this.jdbi = jdbi;
        this.dialect = dialect;
        this.queue = queue;
    }

    @Override
    public boolean areSideBySide() {
        return false;
    }

    @Override
    public <T, X extends Exception> T run(Work<T, X> work) throws X {
        queue.baton.take();
        Turn turn = enter();
        RuntimeException failure = null;
        try {
            T result;
            boolean kept = false;
            try {
                result = work.run(turn.session);
                turn.session.requireOpen();
                kept = true;
            } finally {
                turn.session.end();
                failure = leave(turn, kept);
            }
            if (failure != null) {
                throw failure;
            }
            return result;
        } catch (Throwable thrown) {
            RuntimeException fault = turn.session.fault().orElse(failure);
            if (fault != null && fault != thrown && !(thrown instanceof LedgerUnavailableException)) {
                fault.addSuppressed(thrown);
                throw fault;
            }
            throw thrown;
        }
    }

    /** Joins the open group, or begins one; gives the baton on when it cannot. */
    private Turn enter() {
        boolean entered = false;
        try {
            Group group = queue.open;
            if (group == null) {
                group = begin();
                queue.open = group;
            }
            Turn turn = new Turn(group);
            entered = true;
            return turn;
        } catch (SQLException | JdbiException e) {
            throw StoreFaults.unavailable(e);
        } finally {
            if (!entered) {
                settleOrHandOver();
            }
        }
    }

    private Group begin() throws SQLException {
        Handle handle = jdbi.open();
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
    }

    /** Gives the baton on and waits for the group's end; why the work was not kept, if it was not. */
    private @Nullable RuntimeException leave(Turn turn, boolean kept) {
        Group.Member member = turn.member;
        try {
            if (member != null && kept) {
                member.group().keep(member);
            } else if (member != null) {
                member.group().drop(member);
            }
        } finally {
            settleOrHandOver();
        }
        return member == null ? null : member.await();
    }

    private void settleOrHandOver() {
        Group group = queue.open;
        if (group != null && !group.isOver() && !group.isFull() && queue.baton.handOver()) {
            return;
        }
        try {
            settle();
        } finally {
            queue.baton.release();
        }
    }

    private void settle() {
        Group group = queue.open;
        if (group != null) {
            queue.open = null;
            try {
                group.settle();
            } finally {
                SqlStore.giveBack(group.handle());
            }
        }
    }

    /** One work and the group that it is in. */
    private final class Turn implements SqlSession.Ground {
        final SqlSession session;
        Group.@Nullable Member member;

        Turn(Group group) throws SQLException {
            session = new SqlSession(group.handle(), dialect, this);
            member = group.join(session);
        }

        @Override
        public void hand(SqlSession handed) {
            Group.Member joined = member;
            if (joined == null || !joined.group().hasMany()) {
                return;
            }
            try {
                joined.group().dismiss(joined);
                member = null;
                settle();
                Group own = begin();
                queue.open = own;
                member = own.join(handed);
                handed.replay(own.handle());
            } catch (SQLException | JdbiException e) {
                throw failed(handed, StoreFaults.unavailable(e));
            } catch (LedgerUnavailableException | VersionConflictException e) {
                throw failed(handed, e);
            }
        }

        private RuntimeException failed(SqlSession handed, RuntimeException failure) {
            handed.failed(failure);
            return failure;
        }

        @Override
        public boolean again(SqlSession failed, SQLException met, SqlStep step) {
            throw StoreFaults.unavailable(met);
        }
    }
}
