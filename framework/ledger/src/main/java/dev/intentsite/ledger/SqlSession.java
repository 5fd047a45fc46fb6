package dev.intentsite.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One work's part of a transaction. It remembers the ledger's own changes with what came of them, so that they can be made again
 * in a new transaction without running the work again; that ends when the connection is handed out, for a handler's statements
 * are not the ledger's to repeat. It remembers a fault of the store too, whoever met it: a handler that swallows "disk full" does
 * not get half a turn committed.
 *
 * <p>Where there is one writer, a session begins without a connection: its changes wait until the work is done or needs the
 * writer's turn, so that the work holds up nobody. For one thread at a time.
 */
final class SqlSession {
    private final Ground ground;
    private final Dialect dialect;
    private final List<Change> waiting = new ArrayList<>(4);
    private final List<Done> done = new ArrayList<>(4);
    private @Nullable Handle handle;
    private boolean handed;
    private boolean over;
    private boolean ended;
    private @Nullable SqlStep proof;
    private @Nullable RuntimeException fault;

    /** Changes wait until {@link Ground#enter}. */
    SqlSession(Ground ground, Dialect dialect) {
        this.ground = ground;
        this.dialect = dialect;
    }

    /** Changes are made at once. */
    SqlSession(Handle handle, Dialect dialect, Ground ground) {
        this(ground, dialect);
        this.handle = handle;
    }

    /** Whether changes wait. */
    boolean isWaiting() {
        return handle == null;
    }

    /** Whether there is anything to write. */
    boolean hasChanges() {
        return !waiting.isEmpty();
    }

    /** What others of this process are about to write; only while changes wait. */
    UnderWay.Part underWay() {
        return ground.underWay();
    }

    Connection connection() {
        return entered().getConnection();
    }

    private Handle entered() {
        if (handle == null) {
            ground.enter(this);
        }
        return Objects.requireNonNull(handle);
    }

    /** The connection for a handler's statements, from now on not to be exchanged for another. */
    Connection hand() {
        requireOpen();
        Handle here = entered();
        if (!handed) {
            ground.hand(here);
            handed = true;
        }
        return ConnectionGuard.guard(this);
    }

    /** Has what is deleted from now on overwritten, where the database would leave it in its file. */
    void prepareForgetting() {
        run(here -> {
            dialect.overwriteDeleted(here.getConnection());
            return true;
        });
    }

    boolean isHanded() {
        return handed;
    }

    boolean isOver() {
        return over;
    }

    /** Whether the database ended the transaction by itself. */
    boolean isEnded() {
        return ended;
    }

    /** Asks beside the transaction: what was committed, which may be overtaken. Only while changes wait. */
    <T> T look(SqlQuery<T> query) {
        requireOpen();
        try {
            return ground.look(query);
        } catch (LedgerUnavailableException e) {
            failed(e);
            throw e;
        }
    }

    /** Makes a change now; whether there was a row to change. */
    boolean run(SqlStep step) {
        requireOpen();
        Handle here = entered();
        boolean result;
        try {
            result = step.run(here);
        } catch (SQLException | JdbiException e) {
            SQLException met = sql(e);
            if (handed || !dialect.mayPass(met)) {
                met(met);
                throw fault().orElseGet(() -> StoreFaults.unavailable(e));
            }
            result = ground.again(this, met, step);
        }
        done.add(new Done(step, result));
        return result;
    }

    /** Makes a change for which there should be a row, at the latest when the work is done. What is thrown otherwise may be thrown then. */
    void change(SqlStep step, SqlQuery<RuntimeException> otherwise) {
        requireOpen();
        if (handle == null) {
            waiting.add(new Change(step, otherwise));
        } else if (!run(step)) {
            throw ask(handle, otherwise);
        }
    }

    /** Makes the changes that wait, in the writer's turn. */
    void write(Handle here) {
        handle = here;
        for (Change change : waiting) {
            boolean result;
            try {
                result = change.step.run(here);
            } catch (SQLException | JdbiException e) {
                met(sql(e));
                throw fault().orElseGet(() -> StoreFaults.unavailable(e));
            }
            if (!result) {
                throw ask(here, change.otherwise);
            }
            done.add(new Done(change.step, true));
        }
        waiting.clear();
    }

    private RuntimeException ask(Handle here, SqlQuery<RuntimeException> otherwise) {
        try {
            return otherwise.run(here);
        } catch (SQLException | JdbiException e) {
            met(sql(e));
            return fault().orElseGet(() -> StoreFaults.unavailable(e));
        }
    }

    /** What the database said; a fault of something else is thrown. */
    private static SQLException sql(Exception thrown) {
        return StoreFaults.sql(thrown).orElseThrow(() -> new IllegalStateException(thrown));
    }

    /** Names a step that finds what this work appended, and only that. */
    void prove(SqlStep appended) {
        proof = appended;
    }

    Optional<SqlStep> proof() {
        return Optional.ofNullable(proof);
    }

    /** Makes the changes again in a new transaction, maybe on another connection. Where one now has another result, that is a conflict. */
    void replay(Handle anew) throws SQLException {
        handle = anew;
        for (Done one : done) {
            boolean result;
            try {
                result = one.step.run(anew);
            } catch (JdbiException e) {
                throw StoreFaults.sql(e).orElseThrow(() -> e);
            }
            if (result != one.result) {
                throw new VersionConflictException(
                        "Another transaction was faster with the same interaction or nonce.");
            }
        }
    }

    /** Notes what a statement met. */
    void met(SQLException met) {
        if (fault != null) {
            return;
        }
        try {
            ended = dialect.hasEnded(connection(), met);
        } catch (SQLException e) {
            met.addSuppressed(e);
        }
        if (dialect.isSerializationFailure(met)) {
            fault = new VersionConflictException(
                    "Another transaction was faster with what a handler changed: " + met.getMessage());
        } else if (ended || dialect.isStoreFault(met)) {
            fault = StoreFaults.unavailable(met);
        }
    }

    /** Notes that the transaction ended in this way. */
    void failed(RuntimeException failure) {
        ended = true;
        if (fault == null) {
            fault = failure;
        }
    }

    /** Refuses to go on after the end, and after a fault of the store. */
    void requireOpen() {
        if (over) {
            throw new IllegalStateException("This transaction is over; it is not to be kept beyond its work.");
        }
        fault().ifPresent(e -> {
            throw e;
        });
    }

    /** What failed under the work, to be thrown whatever the work made of it. */
    Optional<RuntimeException> fault() {
        return Optional.ofNullable(fault);
    }

    /** The work returned or threw. */
    void end() {
        over = true;
    }

    private record Done(SqlStep step, boolean result) {}

    private record Change(SqlStep step, SqlQuery<RuntimeException> otherwise) {}

    /** What the session stands on. */
    interface Ground {
        /** Waits for the writer's turn and has the session {@link SqlSession#write write} in it. */
        void enter(SqlSession session);

        /** Asks beside the transaction. */
        <T> T look(SqlQuery<T> query);

        /** What others are about to write. */
        UnderWay.Part underWay();

        /** Prepares the connection for a handler. */
        void hand(Handle handle);

        /** Makes all changes again, and then this one, after a fault that may pass; its result. */
        boolean again(SqlSession session, SQLException met, SqlStep step);
    }
}
