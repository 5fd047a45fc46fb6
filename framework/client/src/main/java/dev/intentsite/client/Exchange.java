package dev.intentsite.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.client.ConversationState.Pending;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.attribution.RequestSigner;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sends one message until it has an answer: each attempt is the same payload, signed afresh, and each answer is verified against the
 * attempt that it answers. Thread-safe.
 *
 * @param to who receives it: the site's origin, or a gateway's actor id
 * @param audience the sites that may act on it, empty when it goes straight to one
 */
record Exchange(
        RequestSigner signer,
        String to,
        List<String> audience,
        Transport transport,
        AnswerReader reader,
        Retries retries,
        Clock clock) {

    SiteAnswer send(Pending message) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= retries.attempts();
            ObjectNode request = sign(message);
            Answered answered;
            try {
                answered = transport.exchange(CanonicalJson.bytes(request));
            } catch (SiteUnreachableException fault) {
                if (last || !fault.isConnectionLost()) {
                    throw fault;
                }
                continue;
            }
            SiteAnswer answer = reader.read(request, Optional.of(intentHash(message)), answered);
            if (last || !answer.isRetriable()) {
                return answer;
            }
            Duration wait = retries.after(attempt, answer.response().retryAfter(), answered.retryAfter());
            if (wait.compareTo(retries.longest()) > 0 || !pause(wait)) {
                return answer;
            }
        }
    }

    /** Sends one message once, and hands on every verified answer of its turn for so long. */
    void listen(Pending message, Duration longest, Consumer<SiteAnswer> each) {
        ObjectNode request = sign(message);
        transport.exchange(
                CanonicalJson.bytes(request),
                longest,
                answered -> each.accept(reader.read(request, Optional.of(intentHash(message)), answered)));
    }

    private ObjectNode sign(Pending message) {
        ObjectNode request = message.payload().deepCopy();
        var terms = new RequestSigner.Terms(audience, message.intentHash(), message.inReplyTo());
        request.set("attribution", signer.sign(message.payload(), to, terms, clock.instant()));
        return request;
    }

    /** What the answer must name: the interaction's first message, which may be this one. */
    private static String intentHash(Pending message) {
        return message.intentHash().orElseGet(() -> CanonicalJson.sha256(message.payload()));
    }

    /** False when the thread was interrupted. */
    boolean pause(Duration wait) {
        try {
            retries.pause().forDuration(wait);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
