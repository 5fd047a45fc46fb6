package dev.intentsite.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.client.ConversationState.Pending;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.attribution.AnswerReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One interaction with a site, from the first wish to its result. It begins with {@link #start}, goes on with {@link #reply},
 * {@link #choose}, {@link #confirm}, {@link #ask} and {@link #correct} for as long as the answers leave it open, and is given up by
 * {@link #cancel}. Every message is signed and names the answer that it replies to; every answer is verified before it is handed out.
 *
 * <p>Each of these methods throws {@link UnverifiedAnswerException} when the answer cannot be shown to be the site's, and
 * {@link SiteUnreachableException} when there is none; the conversation then stands where it stood, and {@link #again} sends the same
 * message once more without anything being done twice. They throw {@link IllegalStateException} when the conversation has not begun or is
 * over. An error that the site answers is an answer, not an exception.
 *
 * <p>Thread-safe: messages are sent one after the other, each in reply to the answer before it.
 */
public final class Conversation {
    static final String CONFIRMATION = "confirmation";

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LAST_WAIT = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final Exchange exchange;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();
    private ConversationState state;

    Conversation(Exchange exchange, Clock clock, ConversationState state) {
        this.exchange = exchange;
        this.clock = clock;
        this.state = state;
    }

    /** The interaction's id, the same in all its messages: 128 random bits, base64url. */
    public String interactionId() {
        return state().interactionId();
    }

    /** What must be kept so that {@link IntentClient#resume} can go on elsewhere or later. */
    public ConversationState state() {
        turn.lock();
        try {
            return state;
        } finally {
            turn.unlock();
        }
    }

    /** Whether it is over: another wish needs another conversation. */
    public boolean hasEnded() {
        return state().ended();
    }

    /** Whether the site has taken the first message up: it answered, or what it began may have been done ({@code backend_timeout}). */
    public boolean hasStarted() {
        return state().intentHash().isPresent();
    }

    /** Says what is wanted, in words. */
    public SiteAnswer start(String words) {
        return start(Message.of(words));
    }

    /** Says what is wanted. May be said again, differently, when the site refused the first message. */
    public SiteAnswer start(Message message) {
        return send(FlowType.INTENT_REQUEST, message);
    }

    /** Answers what the site asked, in words. */
    public SiteAnswer reply(String words) {
        return reply(Message.of(words));
    }

    /** Answers what the site asked. */
    public SiteAnswer reply(Message message) {
        return send(FlowType.INFORMATION_RESPONSE, message);
    }

    /** Takes one of the options of the latest answer. */
    public SiteAnswer choose(Choice option) {
        return reply(Message.of(option.label().isBlank() ? option.value().asText() : option.label())
                .parameter(option.parameter(), option.value()));
    }

    /** Says yes or no to the proposal of the latest answer, and to no other: the signature binds it to that answer. */
    public SiteAnswer confirm(boolean yes) {
        return reply(Message.of(yes ? "Yes" : "No").parameter(CONFIRMATION, yes));
    }

    /** Asks a question in the middle of the task, which is kept. */
    public SiteAnswer ask(String question) {
        return send(FlowType.INFORMATION_REQUEST, Message.of(question));
    }

    /** Corrects something said before, or asks about the latest answer. */
    public SiteAnswer correct(String words) {
        return correct(Message.of(words));
    }

    /** Corrects something said before. */
    public SiteAnswer correct(Message message) {
        return send(FlowType.CLARIFICATION_REQUEST, message);
    }

    /** Gives up; the site answers with status {@code cancelled}. */
    public SiteAnswer cancel() {
        return send(FlowType.ERROR, Message.of("Never mind"));
    }

    /**
     * Sends the latest message once more, unchanged and under the same idempotency key: after an answer that could not be verified, none
     * at all, or {@code backend_timeout}. The site then gives the first answer again, or goes on with the same execution.
     *
     * @throws IllegalStateException when nothing was sent yet
     */
    public SiteAnswer again() {
        turn.lock();
        try {
            return deliver(state.pending()
                    .orElseThrow(
                            () -> new IllegalStateException("Nothing was sent yet: start the conversation first")));
        } finally {
            turn.unlock();
        }
    }

    /**
     * Waits for what comes of long work, after an answer with status {@code accepted}: listens for as long as the site tells of it by itself
     * (server-sent events), and asks now and then how far it is where it does not. Other messages wait meanwhile.
     *
     * @return the answer that ends the interaction; the latest one, when {@code longest} is over or the thread is interrupted
     * @throws IllegalStateException when nothing was sent yet
     */
    public SiteAnswer await(Duration longest) {
        turn.lock();
        try {
            Instant until = clock.instant().plus(longest);
            // The latest message once more: its first answer comes again, and then the others.
            SiteAnswer answer = listen(
                    state.pending()
                            .orElseThrow(() ->
                                    new IllegalStateException("Nothing was sent yet: start the conversation first")),
                    longest);
            Duration wait = FIRST_WAIT;
            Duration left = Duration.between(clock.instant(), until);
            while (isUnderWay(answer) && left.compareTo(Duration.ZERO) > 0) {
                if (!exchange.pause(wait.compareTo(left) < 0 ? wait : left)) {
                    return answer;
                }
                wait = wait.multipliedBy(2).compareTo(LAST_WAIT) < 0 ? wait.multipliedBy(2) : LAST_WAIT;
                left = Duration.between(clock.instant(), until);
                Pending question = prepare(FlowType.INFORMATION_REQUEST, Message.of("How far is it?"));
                answer = listen(question, left.compareTo(SHORTEST) > 0 ? left : SHORTEST);
                left = Duration.between(clock.instant(), until);
            }
            return answer;
        } finally {
            turn.unlock();
        }
    }

    private static boolean isUnderWay(SiteAnswer answer) {
        return answer.response().status().filter("accepted"::equals).isPresent() || answer.isRetriable();
    }

    private SiteAnswer listen(Pending message, Duration longest) {
        AtomicReference<@Nullable SiteAnswer> last = new AtomicReference<>();
        exchange.listen(message, longest, answer -> {
            take(message, answer);
            last.set(answer);
        });
        return Objects.requireNonNull(last.get(), "a transport hands on an answer or throws");
    }

    private SiteAnswer send(FlowType type, Message message) {
        turn.lock();
        try {
            return deliver(prepare(type, message));
        } finally {
            turn.unlock();
        }
    }

    private Pending prepare(FlowType type, Message message) {
        requireFitting(type);
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("protocol_version", "1.0");
        payload.put("flow_type", type.wire());
        payload.put("message", message.words());
        payload.put("interaction_id", state.interactionId());
        message.writeTo(payload);
        payload.put("idempotency_key", RandomId.next());
        payload.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        Pending pending = new Pending(payload, state.intentHash(), state.latest());
        state = state.sending(pending);
        return pending;
    }

    private void requireFitting(FlowType type) {
        if (state.ended()) {
            throw new IllegalStateException("This conversation is over: begin another one for what comes next");
        }
        boolean starts = type == FlowType.INTENT_REQUEST;
        if (starts && state.intentHash().isPresent()) {
            throw new IllegalStateException("This conversation has begun: use reply, or begin another one");
        }
        if (!starts && state.intentHash().isEmpty()) {
            throw new IllegalStateException("This conversation has not begun: use start");
        }
    }

    private SiteAnswer deliver(Pending message) {
        SiteAnswer answer = exchange.send(message);
        take(message, answer);
        return answer;
    }

    private void take(Pending message, SiteAnswer answer) {
        if (answer.isSigned()) {
            // What may have been done stays in doubt at the site: it can be asked about, and never begun again.
            boolean begun = answer.isAccepted() || answer.isError(ErrorStatus.BACKEND_TIMEOUT);
            Optional<String> hash = begun && state.intentHash().isEmpty()
                    ? Optional.of(CanonicalJson.sha256(message.payload()))
                    : state.intentHash();
            boolean latest = answer.isAccepted() || answer.isError(ErrorStatus.STALE_REPLY);
            Optional<AnswerReference> reference = latest ? answer.reference() : state.latest();
            state = state.after(hash, reference, state.ended() || answer.endsInteraction());
        }
    }
}
