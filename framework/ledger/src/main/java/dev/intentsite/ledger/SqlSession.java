package dev.intentsite.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One work's part of a transaction. It remembers the ledger's own changes with what came of them, so that they can be made again
 * in a new transaction without running the work again; that ends when the connection is handed out, for a handler's statements
 * are not the ledger's to repeat. It remembers a fault of the store too, whoever met it: a handler that swallows "disk full" does
 * not get half a turn committed. For one thread.
 */
final class SqlSession {
    private final Ground ground;
    private final Dialect dialect;
    private final List<Done> done = new ArrayList<>(4);
    private Handle handle;
    private boolean handed;
    private boolean over;
    private boolean ended;
    private @Nullable SqlStep proof;
    private @Nullable RuntimeException fault;

    SqlSession(Handle handle, Dialect dialect, Ground ground) {
        this.handle = handle;
        this.dialect = dialect;
        this.ground = ground;
    }

    Handle handle() {
        return handle;
    }

    Connection connection() {
        return handle.getConnection();
    }

    /** The connection for a handler's statements, from now on not to be exchanged for another. */
    Connection hand() {
        requireOpen();
        if (!handed) {
            ground.hand(this);
            handed = true;
        }
        return ConnectionGuard.guard(this);
    }

    /** Has what is deleted from now on overwritten, where the database would leave it in its file. */
    void prepareForgetting() {
        run(handle -> {
            dialect.overwriteDeleted(handle.getConnection());
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

    /** Makes a change; whether there was a row to change. */
    boolean run(SqlStep step) {
        requireOpen();
        boolean result;
        try {
            result = step.run(handle);
        } catch (SQLException e) {
            met(e);
            throw fault().orElseGet(() -> StoreFaults.unavailable(e));
        } catch (JdbiException e) {
            SQLException met = StoreFaults.sql(e).orElseThrow(() -> e);
            if (handed || !dialect.mayPass(met)) {
                met(met);
                throw fault().orElseGet(() -> StoreFaults.unavailable(e));
            }
            result = ground.again(this, met, step);
        }
        done.add(new Done(step, result));
        return result;
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
                result = one.step.run(handle);
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

    /** What the session stands on. */
    interface Ground {
        /** Prepares the connection for a handler. */
        void hand(SqlSession session);

        /** Makes all changes again, and then this one, after a fault that may pass; its result. */
        boolean again(SqlSession session, SQLException met, SqlStep step);
    }
}
