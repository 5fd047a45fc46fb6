package dev.intentsite.site.internal.turn;

import dev.intentsite.ledger.Interaction;
import dev.intentsite.ledger.InteractionForgottenException;
import dev.intentsite.ledger.InteractionStoreFullException;
import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerOutcomeUnknownException;
import dev.intentsite.ledger.LedgerUnavailableException;
import dev.intentsite.ledger.Nonce;
import dev.intentsite.ledger.NonceStoreFullException;
import dev.intentsite.ledger.Receipt;
import dev.intentsite.ledger.VersionConflictException;
import dev.intentsite.protocol.EnvelopeException;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.LogText;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.RequestReader;
import dev.intentsite.protocol.attribution.AttributionException;
import dev.intentsite.protocol.attribution.RequestVerifier;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.Answer;
import dev.intentsite.site.Heard;
import dev.intentsite.site.internal.dialogue.DialogueJson;
import dev.intentsite.site.internal.dialogue.DialogueState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
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

    private final TurnParts parts;
    private final TurnSettings settings;
    private final RequestReader reader;
    private final RequestVerifier verifier;
    private final Hearing hearing;
    private final TrustRules trust;
    private final InteractionRules rules;
    private final Conversing conversing;
    private final Keeping keeping;
    private final UnfinishedExecutions unfinished;
    private final Ledger ledger;
    private final Answers answers;
    private final SenderLimits limits;
    private final Instant started;
    private final Sweeping sweeping;
    private final Housekeeping housekeeping = new Housekeeping();
    private final Gate gate = new Gate();
    /** The interactions, with their owners, of the messages that are being answered. */
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
    /** The nonces of the messages that are being answered. */
    private final Set<Nonce> underWay = ConcurrentHashMap.newKeySet();

    public Turns(TurnParts parts, TurnSettings settings) {
        this.parts = parts;
        this.settings = settings;
        this.reader = parts.reader();
        this.verifier = parts.verifier();
        this.hearing = new Hearing(parts.interpreter(), settings);
        this.trust = new TrustRules(settings, parts.model());
        Effects effects = new Effects(
                parts.backend(),
                new Asking(parts.model(), settings.breaker(), parts.deadline().most(), settings.clock()));
        this.ledger = parts.ledger();
        this.answers = parts.answers();
        this.limits = new SenderLimits(parts.allowances(), settings.limits(), settings.clock());
        References references = new References(parts.model(), limits);
        this.keeping = new Keeping(parts, settings, limits);
        LateSettlement settling = parts.settling();
        Executions executions = new Executions(effects, parts.deadline(), settings.clock());
        Acting acting = new Acting(parts, effects, keeping, executions, settling, limits, references);
        this.conversing = new Conversing(parts, settings, hearing, effects, references, acting, keeping);
        this.rules =
                new InteractionRules(ledger, answers, keeping, settings.limits().turns());
        this.unfinished = new UnfinishedExecutions(parts, settings, executions, settling);
        this.sweeping = new Sweeping(parts.ledger(), settings.clock(), settings.keepEnded());
        // Attributions tell their time in milliseconds.
        this.started = settings.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Finds executions whose outcome is not kept, and keeps what became of them, now and from now on. Goes on beside the turns. */
    public void lookAfterLedger() {
        unfinished.settleBeside();
        housekeeping.begin(this, Turns::keepHouse);
    }

    /** What is to be done now and then, between turns and while there are none. */
    private void keepHouse() {
        sweeping.sweepWhenDue();
        unfinished.settleWhenDue();
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
            Answer answer = answered(body, address, turn -> {});
            keepHouse();
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
        housekeeping.end();
        try {
            return gate.close(most);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Answers one message, for a client that waits for what comes of long work. */
    public Heard hear(byte[] body, String address) {
        if (!gate.enter()) {
            return new Heard(refusedWhileStopping(body), Optional.empty());
        }
        try {
            AtomicReference<TurnUnderWay> accepted = new AtomicReference<>();
            Answer answer = answered(body, address, accepted::set);
            keepHouse();
            return new Heard(
                    answer,
                    Optional.ofNullable(accepted.get())
                            .map(turn -> new FollowedWork(turn, settings, parts, hearing, keeping, gate)));
        } finally {
            gate.leave();
        }
    }

    private Answer answered(byte[] body, String address, Consumer<TurnUnderWay> accepted) {
        Optional<Verified> verified = Optional.empty();
        Optional<String> interactionId = Optional.empty();
        try {
            Request request = reader.read(body);
            interactionId = Optional.of(request.interactionId());
            verified = Optional.of(verify(request, address));
            Sender sender = new Sender(Owner.of(verified.get()), address, body.length);
            return answer(request, verified.get(), sender, accepted);
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

    /** Replay, then the actor's limits, so that nobody uses them up with copies of its messages; then all the rest. */
    private Answer answer(Request request, Verified verified, Sender sender, Consumer<TurnUnderWay> accepted) {
        if (!Owner.signed(verified)) {
            limits.admit(sender);
            return burning(request, verified, sender, accepted);
        }
        Nonce nonce = Keeping.nonce(verified);
        if (!underWay.add(nonce)) {
            throw Keeping.replayed();
        }
        try {
            checkFresh(verified, nonce);
            limits.admit(sender);
            return burning(request, verified, sender, accepted);
        } finally {
            underWay.remove(nonce);
        }
    }

    /** All that a message whose signatures hold can be refused for: it burns its nonce in any case. */
    private Answer burning(Request request, Verified verified, Sender sender, Consumer<TurnUnderWay> accepted) {
        try {
            return trusted(request, verified, sender, accepted);
        } catch (Refused refused) {
            throw keeping.burning(verified, refused);
        } catch (InteractionForgottenException e) {
            throw keeping.burning(
                    verified,
                    Refused.of(
                            ErrorStatus.INTERACTION_CLOSED,
                            "There was an interaction of this name. Begin again with a new interaction_id."));
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

    private void checkFresh(Verified verified, Nonce nonce) {
        if (!ledger.isDurable() && verified.timestamp().isBefore(started)) {
            throw Refused.of(
                    ErrorStatus.ATTRIBUTION_INVALID,
                    "The attribution was made before this site started. Sign it again.");
        }
        if (ledger.isBurnt(nonce)) {
            throw Keeping.replayed();
        }
    }

    private Answer trusted(Request request, Verified verified, Sender sender, Consumer<TurnUnderWay> accepted)
            throws Exception {
        trust.check(verified);
        // Its owner is part of the key, so that a stranger's message never stands in the way of the owner's.
        String key = request.interactionId() + "\n" + Owner.of(verified);
        if (!inProgress.add(key)) {
            throw Refused.retriable(
                    ErrorStatus.CONFLICT,
                    "A message of this interaction is being answered. Send it again in a moment.",
                    SOON);
        }
        try {
            return inTurn(request, verified, sender, accepted);
        } finally {
            inProgress.remove(key);
        }
    }

    private Answer inTurn(Request request, Verified verified, Sender sender, Consumer<TurnUnderWay> accepted)
            throws Exception {
        Optional<Interaction> interaction = ledger.find(request.interactionId());
        InteractionRules.checkOwner(interaction, verified);
        Optional<DialogueState> state =
                interaction.map(found -> DialogueJson.state(found.state())).filter(held -> held.turn() > 0);
        trust.checkTask(verified, state);
        String intentHash = state.map(DialogueState::intentHash).orElse(request.queryHash());
        Instant now = settings.clock().instant();
        TurnUnderWay turn = new TurnUnderWay(request, verified, sender, interaction, state, intentHash, now);
        InteractionRules.checkIntent(turn);
        Optional<Receipt> again = rules.again(request, verified, state);
        if (again.isPresent()) {
            followed(again.get(), turn, accepted);
            return keeping.again(again.get(), intentHash, verified);
        }
        rules.check(turn);
        Answer answer = conversing.converse(turn);
        followed(turn.kept().orElseThrow(), turn, accepted);
        return answer;
    }

    private static void followed(Receipt answered, TurnUnderWay turn, Consumer<TurnUnderWay> accepted) {
        if (answered.answer().path("status").asText().equals("accepted")) {
            accepted.accept(turn);
        }
    }
}
