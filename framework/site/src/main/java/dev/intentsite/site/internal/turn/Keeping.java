package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.ledger.NewEvent;
import dev.intentsite.ledger.NewInteraction;
import dev.intentsite.ledger.Nonce;
import dev.intentsite.ledger.Receipt;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.LogText;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.Answer;
import dev.intentsite.site.Phraser;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Phase;
import dev.intentsite.site.internal.dialogue.Phrasing;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.dialogue.Reply;
import dev.intentsite.site.internal.dialogue.Retry;
import dev.intentsite.site.internal.dialogue.Undone;
import dev.intentsite.site.internal.dialogue.Unsettled;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a turn in the ledger: nonce, events, state and receipt in one transaction. Thread-safe.
 */
final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration STOPPED = Duration.ofSeconds(5);
    private static final int TITLE = 80;
    private static final String EXPLICABILITY = "explicability";
    /** Beside a kept answer: what it takes to be told it again. No member of an answer. */
    private static final String TRUST = "trust";

    private static final ObjectNode START = DialogueJson.write(DialogueState.start());

    private final Ledger ledger;
    private final SiteModel model;
    private final Phrasing phrasing;
    private final Answers answers;
    private final Explaining explaining;
    private final TurnSettings settings;
    private final SenderLimits limits;
    private final TrustRules rules;
    private final Projecting projecting;
    private final Rewording rewording;

    Keeping(TurnParts parts, TurnSettings settings, SenderLimits limits) {
        this.limits = limits;
        this.rules = new TrustRules(settings, parts.model());
        this.projecting = new Projecting(parts.model(), settings);
        this.ledger = parts.ledger();
        this.model = parts.model();
        this.phrasing = parts.phrasing();
        this.answers = parts.answers();
        this.explaining = new Explaining(parts.model(), settings.origin());
        this.settings = settings;
        this.rewording = new Rewording(parts.phrasing(), parts.phraser());
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

    static Refused stopping() {
        return Refused.retriable(
                ErrorStatus.BACKEND_UNAVAILABLE,
                "The site is being stopped, and nothing was done. Send it again in a moment.",
                STOPPED);
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
            try {
                ledger.transact(transaction -> transaction.burn(nonce(verified), keepUntil(verified)));
            } catch (LedgerUnavailableException e) {
                if (refused.status != ErrorStatus.BACKEND_TIMEOUT) {
                    throw e;
                }
                // That something may have been done is told in any case; sent again, the message does nothing more.
                LOG.warn("a nonce could not be burnt", LogText.of(e));
            }
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
            prepare(turn);
            keep(turn, progress);
        }
        Answer answer = again(turn.kept().orElseThrow(), turn.intentHash(), turn.verified());
        limits.kept(turn.sender(), answer.body().length);
        return answer;
    }

    /** Where a method may have acted, a ledger that is lost after it does not mean that nothing was done. */
    private void keep(TurnUnderWay turn, Progress progress) {
        // Outside of the transaction: it may ask elsewhere.
        Phraser.Words words = rewording.of(turn, progress);
        // What is appended is kept when the transaction is, and not before.
        TurnUnderWay trial = turn.copy();
        try {
            ledger.transact(transaction -> append(transaction, trial, progress, words));
            turn.become(trial);
        } catch (LedgerUnavailableException e) {
            if (!turn.mayHaveActed()) {
                throw e;
            }
            LOG.error(
                    "what came of a method in {} could not be kept with its turn",
                    turn.request().interactionId(),
                    LogText.of(e));
            throw timeout();
        }
    }

    /** Keeps what came of work, and signs it for a message that has had its first answer. */
    Answer tell(TurnUnderWay turn, Progress progress) {
        TurnUnderWay trial = turn.copy();
        ledger.transact(transaction -> append(transaction, trial, progress));
        turn.become(trial);
        return again(turn.kept().orElseThrow(), turn.intentHash(), turn.verified());
    }

    /** The latest answer of an interaction, signed for another message of its owner. */
    Answer latest(Interaction interaction, DialogueState state, TurnUnderWay turn) {
        ObjectNode answer = withRecord(Objects.requireNonNull(state.answer()), interaction.head());
        answer.putArray(EXPLICABILITY).add(explaining.task(state).toJson());
        Retry message = new Retry("", turn.request().queryHash());
        return again(receipt(message, turn, state, answer), turn.intentHash(), turn.verified());
    }

    /** What it takes to be told the answer that was kept. */
    static Optional<Trust> trust(Receipt receipt) {
        return Optional.ofNullable(receipt.answer().path(TRUST).textValue()).map(Trust::valueOf);
    }

    /** The answer that was kept, freshly signed. */
    Answer again(Receipt receipt, String intentHash, Verified verified) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().setAll(receipt.answer());
        payload.remove(TRUST);
        Optional<JsonNode> explicability = Optional.ofNullable(payload.remove(EXPLICABILITY));
        return answers.accepted(payload, receipt, intentHash, verified, explicability);
    }

    /** A method was broken off: what it did in the ledger's database is rolled back. */
    static Refused overdue(String capability, Deadline.OverdueException overdue) {
        LOG.warn("a method of {} was broken off", capability, LogText.of(overdue));
        return unavailable(LATER);
    }

    /** Takes a kept attempt back when the company's method did nothing and the turn could not be brought to an end. */
    void withdrawWhatDidNothing(TurnUnderWay turn, Exception reason) {
        if (!turn.hasDoneNothing() || turn.kept().isPresent()) {
            return;
        }
        DialogueState before = turn.state().orElseGet(DialogueState::start).withUndone(undone(turn));
        String words = reason instanceof Refused refused ? refused.status.wire() : "internal_error";
        ledger.transact(transaction -> transaction.append(
                turn.interaction().orElseThrow(),
                List.of(event(new DialogueEvent.TurnWithdrawn(before, words), turn)),
                projection(before, turn)));
        turn.withdrawn();
    }

    /** The execution that was withdrawn, whose key the same agreement has again. */
    private static @Nullable Undone undone(TurnUnderWay turn) {
        DialogueState attempted =
                DialogueJson.state(turn.interaction().orElseThrow().state());
        Unsettled execution = attempted.unsettled();
        String capability = attempted.capability();
        return execution == null || capability == null
                ? null
                : new Undone(capability, execution.key(), execution.values());
    }

    /** The method of an execution came back and left it open whether it was done; reconciling need not wait for it. */
    void leaveOpen(TurnUnderWay turn, Progress attempted, String capability) {
        DialogueEvent open = new DialogueEvent.LeftOpen(capability);
        try {
            ledger.transact(transaction -> transaction.append(
                    turn.interaction().orElseThrow(),
                    List.of(event(open, turn)),
                    projection(attempted.state().after(open), turn)));
        } catch (RuntimeException e) {
            LOG.warn("that {} came back could not be kept; it is reconciled later", capability, LogText.of(e));
        }
    }

    /** Before the transaction that begins the turn's interaction. */
    void prepare(TurnUnderWay turn) {
        if (turn.interaction().isEmpty()) {
            ledger.prepare(Owner.of(turn.verified()));
        }
    }

    Interaction appendSoFar(LedgerTransaction transaction, TurnUnderWay turn, Progress progress) {
        burn(transaction, turn);
        Interaction before = begun(transaction, turn);
        Interaction after =
                transaction.append(before, events(progress.events(), turn), projection(progress.state(), turn));
        turn.keptUpTo(after, progress.events().size());
        return after;
    }

    Interaction append(LedgerTransaction transaction, TurnUnderWay turn, Progress progress) {
        return append(transaction, turn, progress, Rewording.NONE);
    }

    private Interaction append(
            LedgerTransaction transaction, TurnUnderWay turn, Progress progress, Phraser.Words words) {
        burn(transaction, turn);
        Interaction before = begun(transaction, turn);
        Phase phase = progress.standing().phase();
        Optional<Instant> expiresAt = phase.ended() || phase == Phase.EXECUTING
                ? Optional.empty()
                : Optional.of(turn.now().plus(settings.idle()));
        ObjectNode answer = phrasing.phrase(
                        progress.reply().orElseThrow(),
                        progress.state(),
                        turn.request().interactionId(),
                        progress.working().said().locale(),
                        expiresAt,
                        words.text())
                .timestamp(settings.clock().instant())
                .build()
                .payload();
        Optional<Trust> trust = rules.ofAnswer(turn.state(), progress);
        DialogueState state = progress.stateWith(answer, trust);
        Interaction after =
                transaction.append(before, events(progress.eventsWith(answer, trust), turn), projection(state, turn));
        ObjectNode kept = withRecord(answer, after.head());
        kept.putArray(EXPLICABILITY)
                .add(explaining.explain(progress, words.note()).toJson());
        trust.ifPresent(least -> kept.put(TRUST, least.name()));
        Retry message = new Retry(
                turn.request().idempotencyKey().orElse(""), turn.request().queryHash());
        Receipt receipt = receipt(message, turn, state, kept);
        if (turn.request().idempotencyKey().isPresent() && !turn.isAnsweredBefore()) {
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
                        START,
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
        return projecting.of(state, title, confidence, turn.now());
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
