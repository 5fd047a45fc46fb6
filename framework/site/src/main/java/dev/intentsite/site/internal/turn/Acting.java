package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.Turn;
import dev.intentsite.site.internal.dialogue.Dialogue;
import dev.intentsite.site.internal.dialogue.Effect;
import dev.intentsite.site.internal.dialogue.Input;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.dialogue.Reply;
import dev.intentsite.site.internal.dialogue.Retry;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.MappedException;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs the methods that act, once, between the append of the attempt, which is the lock, and the append of its outcome: all in one
 * transaction when the method works in the ledger's database, else in two. One that was cut off in between is reconciled before anything
 * runs again. Thread-safe.
 */
final class Acting {
    private final Ledger ledger;
    private final SiteModel model;
    private final Dialogue dialogue;
    private final Effects effects;
    private final Deadline deadline;
    private final Keeping keeping;
    private final Executions executions;
    private final LateOutcomes lateOutcomes;
    private final SenderLimits limits;
    private final References references;

    Acting(
            TurnParts parts,
            Effects effects,
            Keeping keeping,
            Executions executions,
            LateSettlement settling,
            SenderLimits limits,
            References references) {
        this.ledger = parts.ledger();
        this.model = parts.model();
        this.dialogue = parts.dialogue();
        this.deadline = parts.deadline();
        this.effects = effects;
        this.keeping = keeping;
        this.executions = executions;
        this.lateOutcomes = new LateOutcomes(settling);
        this.limits = limits;
        this.references = references;
    }

    /** Runs a method that may change something, under the interaction's version. */
    Progress act(TurnUnderWay turn, Progress progress, Effect.Execute execute, Turn seen) throws Exception {
        CapabilityModel capability = model.find(execute.capability()).orElseThrow();
        try {
            effects.admit(capability.id());
        } catch (BackendUnavailableException e) {
            throw Keeping.unavailable(e.retryAfter());
        }
        if (capability.inTransaction()) {
            return inside(turn, progress, execute, seen);
        }
        return outside(turn, capability.keyed() ? executions.begun(turn, progress, execute) : progress, execute, seen);
    }

    /** Asks what became of an execution. A retry of its message is told the same again where nobody knows. */
    Progress reconcile(TurnUnderWay turn, Progress progress, Effect.Reconcile reconcile) {
        Reconciliation found = executions.find(
                reconcile.capability(), reconcile.execution(), turn.request().interactionId());
        Retry attempt = progress.state().attempt();
        boolean retry = attempt != null
                && turn.request().idempotencyKey().filter(attempt.key()::equals).isPresent();
        if (retry && found instanceof Reconciliation.Unknown) {
            throw Keeping.timeout();
        }
        return dialogue.next(progress, new Input.Reconciled(found));
    }

    /** Hears what came of a method that this turn did not wait for, or whose outcome it could not keep; the turn is over. */
    void hearLater(TurnUnderWay turn, Locale locale) {
        turn.goingOn()
                .ifPresent(method -> lateOutcomes.settle(method, turn.request().interactionId(), locale));
    }

    /** What the method wrote is not to be kept: the transaction is rolled back and the conversation goes on. */
    private static final class NotDone extends Exception {
        private static final long serialVersionUID = 1;
        final transient Input.Executed executed;

        NotDone(Input.Executed executed) {
            super(null, null, false, false);
            this.executed = executed;
        }
    }

    private Progress inside(TurnUnderWay turn, Progress progress, Effect.Execute execute, Turn seen) throws Exception {
        keeping.prepare(turn);
        TurnUnderWay trial = turn.copy();
        try {
            Progress done = ledger.transact(transaction -> {
                keeping.appendSoFar(transaction, trial, progress);
                TurnTransaction given = TurnTransaction.of(ledger, transaction);
                Outcome outcome;
                try {
                    outcome = deadline.breakingOff(() -> effects.outcome(execute, seen, given));
                } catch (MappedException e) {
                    throw new NotDone(executed(turn, execute, e.outcome(), seen));
                }
                Input.Executed executed = executed(turn, execute, outcome, seen);
                Progress next = dialogue.next(progress, executed);
                if (next.reply().filter(Acting::settles).isEmpty()) {
                    throw new NotDone(executed);
                }
                keeping.append(transaction, trial, next);
                if (given.isForgetting()) {
                    transaction.forget(Owner.of(turn.verified()), turn.now());
                }
                return next;
            });
            turn.become(trial);
            return done;
        } catch (NotDone notDone) {
            return dialogue.next(progress, notDone.executed);
        } catch (Deadline.OverdueException e) {
            throw Keeping.overdue(execute.capability(), e);
        } catch (BackendUnavailableException e) {
            throw Keeping.unavailable(e.retryAfter());
        } catch (BackendTimeoutException e) {
            // What it did in the ledger's database is rolled back; what it asked of others may have been done.
            TurnUnderWay timedOut = turn.copy();
            ledger.transact(transaction -> keeping.appendSoFar(transaction, timedOut, progress));
            turn.become(timedOut);
            limits.kept(turn.sender(), 0);
            throw Keeping.timeout();
        }
    }

    private static boolean settles(Reply reply) {
        return reply instanceof Reply.Result || reply instanceof Reply.UnderWay;
    }

    private Progress outside(TurnUnderWay turn, Progress progress, Effect.Execute execute, Turn seen) throws Exception {
        keeping.prepare(turn);
        TurnUnderWay trial = turn.copy();
        ledger.transact(transaction -> keeping.appendSoFar(transaction, trial, progress));
        turn.become(trial);
        limits.kept(turn.sender(), 0);
        Optional<Execution> execution = Executions.of(progress, turn);
        CompletableFuture<Outcome> running;
        try {
            running = deadline.start(() -> effects.outcome(execute, seen, execution));
        } catch (RejectedExecutionException e) {
            turn.didNothing();
            throw Keeping.stopping();
        }
        executions.runs(execution, turn.request().interactionId(), running);
        LateOutcomes.Late method = new LateOutcomes.Late(execute.capability(), running);
        Optional<Outcome> came;
        try {
            came = deadline.await(running);
        } catch (InterruptedException e) {
            turn.goesOn(method);
            throw e;
        } catch (BackendUnavailableException e) {
            turn.heard(method);
            turn.didNothing();
            throw Keeping.unavailable(e.retryAfter());
        } catch (Exception e) {
            execution.ifPresent(open -> keeping.leaveOpen(turn, progress, execute.capability()));
            throw e instanceof BackendTimeoutException ? Keeping.timeout() : e;
        }
        if (came.isEmpty()) {
            turn.goesOn(method);
            return dialogue.next(progress, new Input.Delayed());
        }
        turn.heard(method);
        Outcome outcome = came.get();
        if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.NeedsMore) {
            turn.didNothing();
        }
        return dialogue.next(progress, executed(turn, execute, outcome, seen));
    }

    private Input.Executed executed(TurnUnderWay turn, Effect.Execute execute, Outcome outcome, Turn seen) {
        Input.Executed executed = effects.executed(execute, outcome, seen);
        references.count(execute, executed, turn.sender());
        return executed;
    }
}
