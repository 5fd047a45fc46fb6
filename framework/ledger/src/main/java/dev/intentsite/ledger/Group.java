package dev.intentsite.ledger;

import dev.intentsite.protocol.LogText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works that share one transaction and its commit. The changes of all but a handler's can be made again, and a handler's work is
 * always the first. So nobody needs a savepoint until one fails: then the others' changes are made again, each within its
 * savepoint. For the thread that has the writer's turn.
 */
final class Group {
    private static final Logger LOG = LoggerFactory.getLogger(Group.class);
    private static final String SAVEPOINT = "SAVEPOINT intentsite_turn";
    private static final String UNDO = "ROLLBACK TO intentsite_turn";
    private static final String RELEASE = "RELEASE intentsite_turn";
    private static final int MOST_MEMBERS = 64;

    private final Handle handle;
    private final Dialect dialect;
    private final List<Member> members = new ArrayList<>();
    private final long until;
    private boolean careful;
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

    boolean takesMore() {
        return broken == null && members.size() < MOST_MEMBERS && System.nanoTime() - until < 0;
    }

    /** The first member's work wrote in this transaction itself, and cannot be run again. */
    Member wrote(SqlSession session) {
        Member first = new Member(session);
        first.kept = true;
        members.add(first);
        careful = true;
        return first;
    }

    /** Makes the changes of a member. One that fails still waits for the others, whose changes it may have met. */
    void write(Member member) {
        members.add(member);
        try {
            if (careful) {
                run(SAVEPOINT);
            }
            member.session.write(handle);
            member.kept = true;
            if (careful) {
                run(RELEASE);
            }
        } catch (SQLException | RuntimeException | Error e) {
            member.kept = false;
            member.failure = failure(e);
            undo(member);
        }
    }

    private static RuntimeException failure(Throwable thrown) {
        return thrown instanceof VersionConflictException || thrown instanceof InteractionForgottenException
                ? (RuntimeException) thrown
                : StoreFaults.unavailable(new SQLException(thrown.getMessage(), thrown));
    }

    private void undo(Member newest) {
        try {
            if (!careful) {
                rollback();
                careful = members.size() > 1;
                dialect.begin(handle.getConnection());
                for (Member member : members) {
                    if (member.kept) {
                        repeat(member);
                    }
                }
            } else if (newest.session.isEnded()) {
                broken = new SQLException("the database ended the transaction");
            } else {
                run(UNDO);
                run(RELEASE);
            }
        } catch (SQLException e) {
            broken = e;
        } catch (RuntimeException e) {
            broken = new SQLException(e.getMessage(), e);
        }
    }

    /** Commits; each member then knows whether it was kept. */
    void settle() {
        if (broken != null) {
            rollback();
            fail(members, broken);
        } else if (members.stream().anyMatch(member -> member.kept)) {
            commit();
        } else {
            rollback();
        }
    }

    /** Something failed that should not: nobody is kept. */
    void abandon() {
        rollback();
        fail(members, new SQLException("the transaction was broken off"));
    }

    private void commit() {
        try {
            dialect.commit(handle.getConnection());
        } catch (SQLException fault) {
            rollback();
            Member first = members.get(0);
            if (members.size() > 1 && first.session.isHanded() && !dialect.isStoreFault(fault)) {
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
        run(SAVEPOINT);
        try {
            member.session.replay(handle);
        } catch (VersionConflictException e) {
            run(UNDO);
            member.kept = false;
            member.failure = e;
        }
        run(RELEASE);
    }

    /** Nothing of it is kept. */
    void rollback() {
        try {
            dialect.rollback(handle.getConnection());
        } catch (SQLException e) {
            LOG.debug("A transaction that failed was ended by the database already.", LogText.of(e));
        }
    }

    private static void fail(List<Member> members, SQLException fault) {
        for (Member member : members) {
            member.kept = false;
            if (!(member.failure instanceof LedgerUnavailableException)) {
                RuntimeException met = member.failure;
                member.failure = StoreFaults.unavailable(
                        new SQLException(fault.getMessage(), fault.getSQLState(), fault.getErrorCode(), fault));
                if (met != null) {
                    member.failure.addSuppressed(met);
                }
            }
        }
    }

    private void run(String sql) throws SQLException {
        Connection connection = handle.getConnection();
        try (Prepared statement = Prepared.of(connection, sql)) {
            statement.run();
        }
    }
}
