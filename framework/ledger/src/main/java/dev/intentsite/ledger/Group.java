package dev.intentsite.ledger;

import dev.intentsite.protocol.LogText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works that share one transaction and its commit. Each but the first runs within a savepoint, so that one that fails takes
 * nothing with it. A handler's work is always the first: the ledger can make the changes of all others again. For the holder of
 * the baton; only {@link Member#await} is for each member's own thread.
 */
final class Group {
    private static final Logger LOG = LoggerFactory.getLogger(Group.class);
    private static final String SAVEPOINT = "intentsite_turn";
    private static final int MOST_MEMBERS = 64;

    private final Handle handle;
    private final Dialect dialect;
    private final List<Member> members = new ArrayList<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private final long until;
    private @Nullable SQLException broken;

    private Group(Handle handle, Dialect dialect, Duration longest) {
        this.handle = handle;
        this.dialect = dialect;
        this.until = System.nanoTime() + longest.toNanos();
    }

    /** Begins a transaction, which takes in new members for as long as {@code longest}. */
    static Group begin(Handle handle, Dialect dialect, Duration longest) throws SQLException {
        dialect.begin(handle.getConnection());
        return new Group(handle, dialect, longest);
    }

    Handle handle() {
        return handle;
    }

    /** A new member, whose work runs now. */
    Member join(SqlSession session) throws SQLException {
        Member member = new Member(session);
        if (!members.isEmpty()) {
            run("SAVEPOINT " + SAVEPOINT);
        }
        members.add(member);
        return member;
    }

    boolean hasMany() {
        return members.size() > 1;
    }

    /** Whether there is nothing left to commit in common: the next work needs a new group. */
    boolean isOver() {
        return broken != null || members.isEmpty();
    }

    boolean isFull() {
        return members.size() >= MOST_MEMBERS || System.nanoTime() - until >= 0;
    }

    /** The newest member's work is done. */
    void keep(Member newest) {
        newest.kept = true;
        if (hasMany()) {
            undoing(newest, "RELEASE " + SAVEPOINT);
        }
    }

    /** The newest member's work failed: nothing of it stays. It still waits for the others, whose changes it may have met. */
    void drop(Member newest) {
        if (newest.session.isEnded()) {
            broken = new SQLException("the database ended the transaction");
        } else if (hasMany()) {
            undoing(newest, "ROLLBACK TO " + SAVEPOINT);
            undoing(newest, "RELEASE " + SAVEPOINT);
        } else {
            members.clear();
            rollback();
            settled.countDown();
        }
    }

    /** The newest member leaves for a group of its own, with nothing of it left here. */
    void dismiss(Member newest) throws SQLException {
        run("ROLLBACK TO " + SAVEPOINT);
        run("RELEASE " + SAVEPOINT);
        members.remove(newest);
    }

    private void undoing(Member member, String statement) {
        try {
            run(statement);
        } catch (SQLException e) {
            member.session.met(e);
            broken = e;
        }
    }

    /** Commits, and lets all members go. */
    void settle() {
        try {
            if (members.isEmpty()) {
                return;
            }
            if (broken != null) {
                rollback();
                fail(members, broken);
            } else {
                commit();
            }
        } catch (RuntimeException | Error e) {
            rollback();
            fail(members, new SQLException("the commit failed", e));
            throw e;
        } finally {
            settled.countDown();
        }
    }

    private void commit() {
        try {
            dialect.commit(handle.getConnection());
        } catch (SQLException fault) {
            rollback();
            Member first = members.get(0);
            if (hasMany() && first.session.isHanded() && !dialect.isStoreFault(fault)) {
                // A constraint that is only checked at the end, which the handler broke: the others go on without it.
                fail(List.of(first), fault);
                commitWithoutFirst();
            } else {
                fail(members, fault);
            }
        }
    }

    private void commitWithoutFirst() {
        List<Member> others = members.subList(1, members.size());
        try {
            dialect.begin(handle.getConnection());
            for (Member member : others) {
                if (member.kept) {
                    repeat(member);
                } else {
                    fail(List.of(member), new SQLException("a transaction that it met was not kept"));
                }
            }
            dialect.commit(handle.getConnection());
        } catch (SQLException fault) {
            rollback();
            fail(others, fault);
        }
    }

    private void repeat(Member member) throws SQLException {
        run("SAVEPOINT " + SAVEPOINT);
        try {
            member.session.replay(handle);
        } catch (VersionConflictException e) {
            run("ROLLBACK TO " + SAVEPOINT);
            member.failure = e;
        }
        run("RELEASE " + SAVEPOINT);
    }

    private void rollback() {
        try {
            dialect.rollback(handle.getConnection());
        } catch (SQLException e) {
            LOG.debug("A transaction that failed was ended by the database already.", LogText.of(e));
        }
    }

    private static void fail(List<Member> members, SQLException fault) {
        for (Member member : members) {
            if (member.failure == null) {
                member.failure = StoreFaults.unavailable(
                        new SQLException(fault.getMessage(), fault.getSQLState(), fault.getErrorCode(), fault));
            }
        }
    }

    private void run(String sql) throws SQLException {
        Connection connection = handle.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One work of the group. */
    final class Member {
        private final SqlSession session;
        private boolean kept;
        private @Nullable RuntimeException failure;

        private Member(SqlSession session) {
            this.session = session;
        }

        Group group() {
            return Group.this;
        }

        /** Waits until the group is settled; why this member was not kept, if it was not. */
        @Nullable
        RuntimeException await() {
            boolean interrupted = false;
            while (true) {
                try {
                    settled.await();
                    break;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return failure;
        }
    }
}
