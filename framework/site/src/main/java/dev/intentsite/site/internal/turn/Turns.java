package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.InteractionStoreFullException;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerOutcomeUnknownException;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.ledger.NonceStoreFullException;
import dev.intentsite.ledger.Receipt;
import dev.intentsite.ledger.VersionConflictException;
import dev.intentsite.protocol.EnvelopeException;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.LogText;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.RequestReader;
import dev.intentsite.protocol.attribution.AttributionException;
import dev.intentsite.protocol.attribution.RequestVerifier;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.Answer;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Turn;
import dev.intentsite.site.internal.dialogue.Dialogue;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Effect;
import dev.intentsite.site.internal.dialogue.Input;
import dev.intentsite.site.internal.dialogue.Phase;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.dialogue.Retry;
import dev.intentsite.site.internal.dialogue.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn, from bytes to bytes: read, verify, load, interpret, hold the dialogue with its effects, keep, sign. The order of the
 * checks is that of {@code wire.md} §§ 1 to 5. Thread-safe; one message of an interaction at a time.
 */
public final class Turns {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration KEYS_LATER = Duration.ofSeconds(30);

    private final TurnSettings settings;
    private final RequestReader reader;
    private final RequestVerifier verifier;
    private final Hearing hearing;
    private final Dialogue dialogue;
    private final TrustRules trust;
    private final Effects effects;
    private final Deadline deadline;
    private final Keeping keeping;
    private final Acting acting;
    private final UnfinishedExecutions unfinished;
    private final Ledger ledger;
    private final Answers answers;
    private final SenderLimits limits;
    private final References references;
    private final Instant started;
    private final Sweeping sweeping;
    private final Gate gate = new Gate();
    /** The nonce of the message that is being answered, by interaction and owner. */
    private final ConcurrentMap<String, String> inProgress = new ConcurrentHashMap<>();

    public Turns(TurnParts parts, TurnSettings settings) {
        this.settings = settings;
        this.reader = parts.reader();
        this.verifier = parts.verifier();
        this.hearing = new Hearing(parts.interpreter(), settings);
        this.dialogue = parts.dialogue();
        this.trust = new TrustRules(settings, parts.model());
        this.deadline = parts.deadline();
        this.effects = new Effects(
                parts.backend(), new Asking(parts.model(), settings.breaker(), deadline.most(), settings.clock()));
        this.ledger = parts.ledger();
        this.answers = parts.answers();
        this.limits = new SenderLimits(settings.limits(), settings.clock());
        this.references = new References(parts.model(), limits);
        this.keeping = new Keeping(parts, settings, limits);
        LateSettlement settling = new LateSettlement(parts.ledger(), settings);
        Executions executions = new Executions(effects, deadline, settings.clock());
        this.acting = new Acting(parts, effects, keeping, executions, settling, limits, references);
        this.unfinished = new UnfinishedExecutions(parts, executions, settling);
        this.sweeping = new Sweeping(parts.ledger(), settings.clock(), settings.keepEnded());
        this.started = settings.clock().instant();
    }

    /** Finds executions whose outcome is not kept, and keeps what became of them. Goes on beside the turns. */
    public void settleUnfinished() {
        unfinished.settleBeside();
    }

    /**
     * Answers one message. Never throws for what is in {@code body}.
     *
     * @param address where it came from, for the limits; empty when unknown
     */
    public Answer answer(byte[] body, String address) {
        if (!gate.enter()) {
            return refusedWhileStopping(body);
        }
        try {
            Answer answer = answered(body, address);
            sweeping.sweepWhenDue();
            return answer;
        } finally {
            gate.leave();
        }
    }

    private Answer refusedWhileStopping(byte[] body) {
        Optional<String> interactionId;
        try {
            interactionId = Optional.of(reader.read(body).interactionId());
        } catch (EnvelopeException e) {
            interactionId = e.interactionId();
        }
        return answers.refused(Keeping.stopping(), interactionId, Optional.empty());
    }

    /**
     * Takes no more messages, and lets those that it has taken come to their end.
     *
     * @return whether all did before {@code most} was over
     */
    public boolean stop(Duration most) {
        try {
            return gate.close(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Answer answered(byte[] body, String address) {
        Optional<Verified> verified = Optional.empty();
        Optional<String> interactionId = Optional.empty();
        try {
            Request request = reader.read(body);
            interactionId = Optional.of(request.interactionId());
            verified = Optional.of(verify(request, address));
            Sender sender = new Sender(Owner.of(verified.get()), address, body.length);
            return answer(request, verified.get(), sender);
        } catch (EnvelopeException e) {
            return answers.refused(Refused.of(e.status(), words(e), e.faults()), e.interactionId(), Optional.empty());
        } catch (Refused refused) {
            return answers.refused(refused, interactionId, verified);
        } catch (NonceStoreFullException | InteractionStoreFullException e) {
            return answers.refused(
                    Refused.retriable(ErrorStatus.RATE_LIMITED, "The site is busy. Send it again later.", KEYS_LATER),
                    interactionId,
                    verified);
        } catch (LedgerOutcomeUnknownException e) {
            LOG.error("whether the ledger kept a turn is not known", LogText.of(e));
            return answers.refused(Keeping.timeout(), interactionId, verified);
        } catch (LedgerUnavailableException e) {
            LOG.error("the ledger cannot keep anything", LogText.of(e));
            return answers.refused(
                    Refused.retriable(
                            ErrorStatus.BACKEND_UNAVAILABLE,
                            "The site cannot keep anything right now, so nothing was done. Send it again later.",
                            KEYS_LATER),
                    interactionId,
                    verified);
        } catch (RuntimeException e) {
            return answers.refused(incident(e), interactionId, verified);
        }
    }

    private static Refused incident(Throwable cause) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("incident {}", incident, LogText.of(cause));
        return Refused.of(
                ErrorStatus.INTERNAL_ERROR,
                "Something went wrong on our side. Tell the company the incident number " + incident + ".");
    }

    private Verified verify(Request request, String address) {
        try {
            return verifier.verify(request, settings.clock().instant(), () -> limits.mayFetch(address));
        } catch (AttributionException e) {
            throw e.status().retriable()
                    ? Refused.retriable(e.status(), words(e), KEYS_LATER)
                    : Refused.of(e.status(), words(e));
        }
    }

    private static String words(Exception e) {
        return Objects.requireNonNull(e.getMessage());
    }

    /** Limits, then replay, then all that a message whose signatures hold can be refused for: it burns its nonce in any case. */
    private Answer answer(Request request, Verified verified, Sender sender) {
        limits.admit(sender);
        if (Owner.signed(verified)) {
            checkFresh(verified);
        }
        try {
            return trusted(request, verified, sender);
        } catch (Refused refused) {
            throw keeping.burning(verified, refused);
        } catch (VersionConflictException e) {
            throw keeping.burning(
                    verified,
                    Refused.retriable(
                            ErrorStatus.CONFLICT,
                            "Another message of this interaction was faster. Send it again in a moment.",
                            SOON));
        } catch (LedgerUnavailableException e) {
            throw e;
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw keeping.burning(verified, incident(e));
        }
    }

    private void checkFresh(Verified verified) {
        if (!ledger.isDurable() && verified.timestamp().isBefore(started)) {
            throw Refused.of(
                    ErrorStatus.ATTRIBUTION_INVALID,
                    "The attribution was made before this site started. Sign it again.");
        }
        if (ledger.isBurnt(Keeping.nonce(verified))) {
            throw Keeping.replayed();
        }
    }

    private Answer trusted(Request request, Verified verified, Sender sender) throws Exception {
        trust.check(verified);
        // Its owner is part of the key, so that a stranger's message never stands in the way of the owner's.
        String key = request.interactionId() + "\n" + Owner.of(verified);
        String inProgressNow = inProgress.putIfAbsent(key, verified.nonce());
        if (inProgressNow != null) {
            throw Owner.signed(verified) && inProgressNow.equals(verified.nonce())
                    ? Keeping.replayed()
                    : Refused.retriable(
                            ErrorStatus.CONFLICT,
                            "A message of this interaction is being answered. Send it again in a moment.",
                            SOON);
        }
        try {
            return inTurn(request, verified, sender);
        } finally {
            inProgress.remove(key);
        }
    }

    private Answer inTurn(Request request, Verified verified, Sender sender) throws Exception {
        Optional<Interaction> interaction = ledger.find(request.interactionId());
        interaction
                .filter(found -> !found.createdBy().equals(Owner.of(verified)))
                .ifPresent(found -> {
                    throw Refused.of(
                            ErrorStatus.INTERACTION_BOUND,
                            "This interaction belongs to another actor. Begin your own with a new interaction_id.");
                });
        Optional<DialogueState> state =
                interaction.map(found -> DialogueJson.state(found.state())).filter(held -> held.turn() > 0);
        trust.checkTask(verified, state);
        String intentHash = state.map(DialogueState::intentHash).orElse(request.queryHash());
        boolean known = state.isPresent() || request.flowType() == FlowType.INTENT_REQUEST;
        if (known
                && verified.intentHash()
                        .filter(hash -> !hash.equals(intentHash))
                        .isPresent()) {
            throw Refused.of(
                    ErrorStatus.ATTRIBUTION_INVALID,
                    "intent_hash is not the query_hash of this interaction's first message.");
        }
        Optional<Answer> again = again(request, verified, state, intentHash);
        if (again.isPresent()) {
            return again.get();
        }
        Instant now = settings.clock().instant();
        state.filter(held -> !held.phase().ended() && held.phase() != Phase.EXECUTING)
                .filter(held -> !now.isBefore(interaction.orElseThrow().expiresAt()))
                .ifPresent(held -> {
                    throw Refused.of(
                            ErrorStatus.INTERACTION_EXPIRED,
                            "This interaction has expired. Begin again with an intent_request and a new interaction_id.");
                });
        checkReply(request, verified, interaction, state);
        checkTurns(request, interaction, state, now);
        return converse(new TurnUnderWay(request, verified, sender, interaction, state, intentHash, now));
    }

    /** A conversation is not a place to keep things: after so many turns it can be given up, and the end of its work be heard. */
    private void checkTurns(
            Request request, Optional<Interaction> interaction, Optional<DialogueState> state, Instant now) {
        state.filter(held -> held.turn() >= settings.limits().turns())
                .filter(held -> !held.phase().ended() && held.phase() != Phase.EXECUTING)
                .filter(held -> request.flowType() != FlowType.ERROR)
                .ifPresent(held -> {
                    throw Refused.retriable(
                            ErrorStatus.RATE_LIMITED,
                            "This conversation has had " + held.turn()
                                    + " messages, which is all that it may have. Begin again with a new interaction_id.",
                            Duration.between(now, interaction.orElseThrow().expiresAt()));
                });
    }

    /** The first answer again, when the message is a retry. */
    private Optional<Answer> again(
            Request request, Verified verified, Optional<DialogueState> state, String intentHash) {
        if (request.idempotencyKey().isEmpty()) {
            return Optional.empty();
        }
        String key = request.idempotencyKey().get();
        Optional<Receipt> receipt = ledger.receipt(request.interactionId(), Owner.of(verified), key);
        Optional<Retry> attempt = state.filter(held -> held.phase() == Phase.EXECUTING)
                .flatMap(held -> Optional.ofNullable(held.attempt()))
                .filter(retry -> retry.key().equals(key));
        if (receipt.map(Receipt::queryHash)
                .or(() -> attempt.map(Retry::queryHash))
                .filter(hash -> !hash.equals(request.queryHash()))
                .isPresent()) {
            throw Refused.of(
                    ErrorStatus.IDEMPOTENCY_MISMATCH,
                    "This idempotency_key was used for another message. Use a new key for each message.");
        }
        if (receipt.isEmpty()) {
            if (attempt.isPresent()
                    && state.orElseThrow().doubtful()
                    && state.orElseThrow().unsettled() == null) {
                throw Keeping.timeout();
            }
            return Optional.empty();
        }
        keeping.burnForRetry(verified);
        return Optional.of(keeping.again(receipt.get(), intentHash, verified));
    }

    /** A reply must be to the latest answer, and must say so while the site is confirming. */
    private void checkReply(
            Request request, Verified verified, Optional<Interaction> interaction, Optional<DialogueState> state) {
        boolean required = Owner.signed(verified)
                && state.filter(held -> held.phase() == Phase.CONFIRMING).isPresent();
        boolean named = verified.inReplyTo()
                .map(reference -> state.isPresent()
                        && answers.names(
                                reference, request.interactionId(), state.get().answeredTurn()))
                .orElse(!required);
        if (named) {
            return;
        }
        if (state.isEmpty()) {
            throw Refused.of(
                    ErrorStatus.INVALID_TRANSITION,
                    "There is no answer in this interaction that could be replied to. Begin with an intent_request.");
        }
        ObjectNode answer = state.get().answer();
        if (answer == null) {
            throw Refused.of(
                    ErrorStatus.STALE_REPLY,
                    "There is no answer in this interaction yet that could be replied to. Leave in_reply_to out.");
        }
        throw Refused.stale(new Refused.Latest(
                Keeping.withRecord(answer, interaction.orElseThrow().head()),
                request.interactionId(),
                state.get().answeredTurn()));
    }

    private Answer converse(TurnUnderWay turn) throws Exception {
        Request request = turn.request();
        Locale locale = settings.supported(request.locale());
        Said said = hearing.said(turn, locale);
        Turn seen = new Turn(
                request.interactionId(),
                turn.state().map(DialogueState::turn).orElse(0L) + 1,
                turn.now().atZone(settings.zone()),
                locale,
                turn.verified().actors(),
                turn.verified().trust());
        try {
            return held(turn, said, seen);
        } catch (Exception e) {
            keeping.withdrawWhatDidNothing(turn, e);
            throw e;
        } finally {
            acting.hearLater(turn, locale);
        }
    }

    private Answer held(TurnUnderWay turn, Said said, Turn seen) throws Exception {
        Progress progress = dialogue.begin(turn.state(), said, turn.intentHash());
        while (progress.effect().isPresent()) {
            Effect effect = progress.effect().get();
            references.admit(effect, turn.sender());
            progress = stepped(turn, progress, effect, seen);
        }
        return keeping.finish(turn, progress);
    }

    private Progress stepped(TurnUnderWay turn, Progress progress, Effect effect, Turn seen) throws Exception {
        if (effect instanceof Effect.Reconcile reconcile) {
            return acting.reconcile(turn, progress, reconcile);
        }
        return effect instanceof Effect.Execute execute && execute.acts()
                ? acting.act(turn, progress, execute, seen)
                : dialogue.next(progress, asked(effect, seen, turn.sender()));
    }

    private Input asked(Effect effect, Turn seen, Sender sender) throws Exception {
        try {
            Input input = deadline.breakingOff(() -> effects.run(effect, seen));
            references.count(effect, input, sender);
            return input;
        } catch (Deadline.OverdueException e) {
            throw Keeping.overdue(effect.capability(), e);
        } catch (BackendUnavailableException e) {
            throw Keeping.unavailable(e.retryAfter());
        } catch (BackendTimeoutException e) {
            throw Keeping.unavailable(KEYS_LATER);
        }
    }
}
