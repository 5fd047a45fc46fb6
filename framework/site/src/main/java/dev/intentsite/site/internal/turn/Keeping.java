package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.ledger.NewEvent;
import dev.intentsite.ledger.NewInteraction;
import dev.intentsite.ledger.Nonce;
import dev.intentsite.ledger.Receipt;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.Answer;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Turn;
import dev.intentsite.site.internal.dialogue.Dialogue;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Effect;
import dev.intentsite.site.internal.dialogue.Input;
import dev.intentsite.site.internal.dialogue.Phrasing;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.dialogue.Reply;
import dev.intentsite.site.internal.dialogue.Retry;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a turn in the ledger: nonce, events, state and receipt in one transaction. A method that acts runs between the append of
 * its attempt, which is the lock, and the append of its outcome: all in one transaction when it works in the ledger's database,
 * else in two. Thread-safe.
 */
final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int TITLE = 80;
    private static final String EXPLICABILITY = "explicability";

    private final Ledger ledger;
    private final SiteModel model;
    private final Phrasing phrasing;
    private final Answers answers;
    private final Explaining explaining;
    private final TurnSettings settings;
    private final Dialogue dialogue;
    private final Effects effects;
    private final Deadline deadline;
    private final LateOutcomes lateOutcomes;
    private final SenderLimits limits;
    private final References references;

    Keeping(TurnParts parts, TurnSettings settings, Effects effects, SenderLimits limits, References references) {
        this.limits = limits;
        this.references = references;
        this.dialogue = parts.dialogue();
        this.effects = effects;
        this.deadline = parts.deadline();
        this.lateOutcomes = new LateOutcomes(new LateSettlement(parts.ledger(), settings));
        this.ledger = parts.ledger();
        this.model = parts.model();
        this.phrasing = parts.phrasing();
        this.answers = parts.answers();
        this.explaining = new Explaining(parts.model(), settings.origin());
        this.settings = settings;
    }

    static Refused replayed() {
        return Refused.of(
                ErrorStatus.REPLAYED, "This nonce was used before. Sign the message again with a fresh nonce.");
    }

    static Refused unavailable(Duration retryAfter) {
        return Refused.retriable(
                ErrorStatus.BACKEND_UNAVAILABLE,
                "The company's system does not answer right now. Nothing was done; send it again later.",
                retryAfter);
    }

    static Refused timeout() {
        return Refused.of(
                ErrorStatus.BACKEND_TIMEOUT,
                "The company's system did not answer in time and may have acted. Ask again with the same idempotency_key.");
    }

    /**
     * The refusal of a message whose signatures hold; its nonce is burnt, so that nobody can play it again later. A limit burns none.
     */
    Refused burning(Verified verified, Refused refused) {
        boolean burns = refused.status != ErrorStatus.REPLAYED && refused.status != ErrorStatus.RATE_LIMITED;
        if (burns && Owner.signed(verified)) {
            ledger.transact(transaction -> transaction.burn(nonce(verified), keepUntil(verified)));
        }
        return refused;
    }

    /** Burns the nonce of a retry. */
    void burnForRetry(Verified verified) {
        ledger.transact(transaction -> burn(transaction, verified));
    }

    /** Keeps the turn, unless it is kept already, and signs its answer. */
    Answer finish(TurnUnderWay turn, Progress progress) {
        if (progress.refused()) {
            Reply.Failure failure = (Reply.Failure) progress.reply().orElseThrow();
            throw failure.status().retriable()
                    ? Refused.retriable(failure.status(), failure.message(), SOON)
                    : Refused.of(failure.status(), failure.message(), failure.faults());
        }
        if (turn.kept().isEmpty()) {
            ledger.transact(transaction -> append(transaction, turn, progress));
        }
        Answer answer = again(turn.kept().orElseThrow(), turn.intentHash(), turn.verified());
        limits.kept(turn.sender(), answer.body().length);
        return answer;
    }

    /** The answer that was kept, freshly signed. */
    Answer again(Receipt receipt, String intentHash, Verified verified) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().setAll(receipt.answer());
        Optional<JsonNode> explicability = Optional.ofNullable(payload.remove(EXPLICABILITY));
        return answers.accepted(payload, receipt, intentHash, verified, explicability);
    }

    /** Runs a method that may change something, once, under the interaction's version. */
    Progress act(TurnUnderWay turn, Progress progress, Effect.Execute execute, Turn seen) throws Exception {
        CapabilityModel capability = model.find(execute.capability()).orElseThrow();
        return capability.inTransaction()
                ? actInside(turn, progress, execute, seen)
                : actOutside(turn, progress, execute, seen);
    }

    /** The outcome was not one to keep: the transaction is rolled back and the conversation goes on. */
    private static final class NotDone extends Exception {
        private static final long serialVersionUID = 1;
        final transient Input.Executed executed;

        NotDone(Input.Executed executed) {
            super(null, null, false, false);
            this.executed = executed;
        }
    }

    private Progress actInside(TurnUnderWay turn, Progress progress, Effect.Execute execute, Turn seen)
            throws Exception {
        TurnUnderWay trial = turn.copy();
        try {
            Progress done = ledger.transact(transaction -> {
                appendSoFar(transaction, trial, progress);
                TurnTransaction handed = TurnTransaction.of(ledger, transaction);
                Outcome outcome = deadline.breakingOff(() -> effects.outcome(execute, seen, Optional.of(handed)));
                Input.Executed executed = effects.executed(execute, outcome, seen);
                references.count(execute, executed, turn.sender());
                Progress next = dialogue.next(progress, executed);
                if (next.reply().filter(Keeping::settles).isEmpty()) {
                    throw new NotDone(executed);
                }
                append(transaction, trial, next);
                if (handed.isForgetting()) {
                    transaction.forget(Owner.of(turn.verified()), turn.now());
                }
                return next;
            });
            turn.become(trial);
            return done;
        } catch (NotDone notDone) {
            return dialogue.next(progress, notDone.executed);
        } catch (Deadline.OverdueException e) {
            throw overdue(execute.capability(), e);
        } catch (BackendUnavailableException e) {
            throw unavailable(e.retryAfter());
        } catch (BackendTimeoutException e) {
            // What it did in the ledger's database is rolled back; what it asked of others may have been done.
            ledger.transact(transaction -> appendSoFar(transaction, turn, progress));
            limits.kept(turn.sender(), 0);
            throw timeout();
        }
    }

    private static boolean settles(Reply reply) {
        return reply instanceof Reply.Result || reply instanceof Reply.Progress;
    }

    private Progress actOutside(TurnUnderWay turn, Progress progress, Effect.Execute execute, Turn seen)
            throws Exception {
        TurnUnderWay trial = turn.copy();
        ledger.transact(transaction -> appendSoFar(transaction, trial, progress));
        turn.become(trial);
        limits.kept(turn.sender(), 0);
        try {
            CompletableFuture<Outcome> running = deadline.start(() -> effects.outcome(execute, seen, Optional.empty()));
            LateOutcomes.Late late = new LateOutcomes.Late(execute.capability(), running);
            Optional<Outcome> came;
            try {
                came = deadline.await(running);
            } catch (InterruptedException e) {
                turn.goesOn(late);
                throw e;
            }
            if (came.isEmpty()) {
                turn.goesOn(late);
                return dialogue.next(progress, new Input.Delayed());
            }
            Outcome outcome = came.get();
            if (outcome instanceof Outcome.Refused || outcome instanceof Outcome.NeedsMore) {
                turn.didNothing();
            }
            Input.Executed executed = effects.executed(execute, outcome, seen);
            references.count(execute, executed, turn.sender());
            return dialogue.next(progress, executed);
        } catch (BackendUnavailableException e) {
            turn.didNothing();
            throw unavailable(e.retryAfter());
        } catch (BackendTimeoutException e) {
            throw timeout();
        }
    }

    /** Hears what came of a method that this turn did not wait for; the turn is over. */
    void hearLater(TurnUnderWay turn, Locale locale) {
        turn.goingOn()
                .ifPresent(method -> lateOutcomes.settle(method, turn.request().interactionId(), locale));
    }

    /** A method was broken off: what it did in the ledger's database is rolled back. */
    static Refused overdue(String capability, Deadline.OverdueException overdue) {
        LOG.warn("a method of {} was broken off", capability, overdue);
        return unavailable(LATER);
    }

    /** Takes a kept attempt back when the company's method did nothing and the turn could not be brought to an end. */
    void withdrawWhatDidNothing(TurnUnderWay turn, Exception reason) {
        if (!turn.hasDoneNothing() || turn.kept().isPresent()) {
            return;
        }
        DialogueState before = turn.state().orElseGet(DialogueState::start);
        String words = reason instanceof Refused refused ? refused.status.wire() : "internal_error";
        ledger.transact(transaction -> transaction.append(
                turn.interaction().orElseThrow(),
                List.of(event(new DialogueEvent.TurnWithdrawn(before, words), turn)),
                projection(before, turn)));
    }

    private Interaction appendSoFar(LedgerTransaction transaction, TurnUnderWay turn, Progress progress) {
        burn(transaction, turn);
        Interaction before = begun(transaction, turn);
        Interaction after =
                transaction.append(before, events(progress.events(), turn), projection(progress.state(), turn));
        turn.keptUpTo(after, progress.events().size());
        return after;
    }

    private Interaction append(LedgerTransaction transaction, TurnUnderWay turn, Progress progress) {
        burn(transaction, turn);
        Interaction before = begun(transaction, turn);
        Optional<Instant> expiresAt = progress.standing().phase().ended()
                ? Optional.empty()
                : Optional.of(turn.now().plus(settings.idle()));
        ObjectNode answer = phrasing.phrase(
                        progress.reply().orElseThrow(),
                        progress.state(),
                        turn.request().interactionId(),
                        progress.working().said().locale(),
                        expiresAt)
                .timestamp(settings.clock().instant())
                .build()
                .payload();
        DialogueState state = progress.stateWith(answer);
        Interaction after =
                transaction.append(before, events(progress.eventsWith(answer), turn), projection(state, turn));
        ObjectNode kept = withRecord(answer, after.head());
        kept.putArray(EXPLICABILITY).add(explaining.explain(progress).toJson());
        Retry message = new Retry(
                turn.request().idempotencyKey().orElse(""), turn.request().queryHash());
        Receipt receipt = receipt(message, turn, state, kept);
        if (turn.request().idempotencyKey().isPresent()) {
            transaction.remember(receipt);
        }
        turn.state()
                .filter(held -> state.phase().ended())
                .flatMap(held -> Optional.ofNullable(held.attempt()))
                .filter(attempt -> !attempt.key().equals(message.key()))
                .ifPresent(attempt -> transaction.remember(receipt(attempt, turn, state, kept)));
        turn.keptWhole(after, receipt);
        return after;
    }

    private static Receipt receipt(Retry message, TurnUnderWay turn, DialogueState state, ObjectNode answer) {
        return new Receipt(
                turn.request().interactionId(),
                Owner.of(turn.verified()),
                message.key(),
                message.queryHash(),
                state.turn(),
                answer);
    }

    /** The payload of an answer as it is signed. */
    static ObjectNode withRecord(ObjectNode answer, String head) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.setAll(answer);
        payload.put("record", head);
        return payload;
    }

    private Interaction begun(LedgerTransaction transaction, TurnUnderWay turn) {
        @Nullable Interaction interaction = turn.interaction().orElse(null);
        return interaction != null
                ? interaction
                : transaction.create(new NewInteraction(
                        turn.request().interactionId(),
                        title(turn.request().message()),
                        turn.request().message(),
                        Owner.of(turn.verified()),
                        DialogueJson.write(DialogueState.start()),
                        turn.now(),
                        turn.now().plus(settings.idle())));
    }

    private void burn(LedgerTransaction transaction, TurnUnderWay turn) {
        if (!turn.burnt()) {
            burn(transaction, turn.verified());
        }
    }

    private boolean burn(LedgerTransaction transaction, Verified verified) {
        if (Owner.signed(verified) && !transaction.burn(nonce(verified), keepUntil(verified))) {
            throw replayed();
        }
        return true;
    }

    private LedgerTransaction.Projection projection(DialogueState state, TurnUnderWay turn) {
        String title = Optional.ofNullable(state.capability())
                .flatMap(model::find)
                .map(CapabilityModel::intent)
                .orElseGet(() -> title(turn.request().message()));
        double confidence = state.values().values().stream()
                .mapToDouble(held -> held.confidence())
                .min()
                .orElse(1);
        return new LedgerTransaction.Projection(
                state.phase().status(),
                title,
                DialogueJson.write(state),
                confidence,
                turn.now().plus(settings.idle()));
    }

    private List<NewEvent> events(List<DialogueEvent> events, TurnUnderWay turn) {
        List<NewEvent> written = new ArrayList<>();
        events.subList(Math.min(turn.keptEvents(), events.size()), events.size())
                .forEach(event -> written.add(event(event, turn)));
        return written;
    }

    private NewEvent event(DialogueEvent event, TurnUnderWay turn) {
        String actor = event.byPerson() ? Owner.of(turn.verified()) : settings.origin();
        return new NewEvent(DialogueJson.type(event), actor, DialogueJson.write(event), turn.now());
    }

    private Instant keepUntil(Verified verified) {
        return verified.timestamp().plus(settings.window()).plus(SOON);
    }

    static Nonce nonce(Verified verified) {
        return new Nonce(verified.origin().kid(), verified.nonce());
    }

    private static String title(String message) {
        return message.codePointCount(0, message.length()) <= TITLE
                ? message
                : message.substring(0, message.offsetByCodePoints(0, TITLE));
    }
}
