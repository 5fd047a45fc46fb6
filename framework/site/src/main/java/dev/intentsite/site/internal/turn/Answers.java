package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Receipt;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Response;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.ResponseSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.Answer;
import dev.intentsite.site.SiteKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Signs answers ({@code wire.md} § 5). Thread-safe. */
public final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_EARLIER = 8;
    private static final List<String> SUPPORTED_VERSIONS = List.of("1.0");

    private final SiteKeys keys;
    private final String site;
    private final Clock clock;
    private final List<Pen> earlier = new CopyOnWriteArrayList<>();
    private volatile @Nullable Pen pen;

    /** What signs with one key. */
    private record Pen(SigningKey key, ResponseSigner signer, AnswerNonces nonces) {}

    public Answers(SiteKeys keys, String site, Clock clock) {
        this.keys = keys;
        this.site = site;
        this.clock = clock;
    }

    /** The signed answer to an accepted message. */
    Answer accepted(
            ObjectNode payload,
            Receipt receipt,
            String intentHash,
            Verified request,
            Optional<JsonNode> explicability) {
        Pen now = pen();
        String queryHash = CanonicalJson.sha256(payload);
        String nonce = now.nonces.ofTurn(receipt.interactionId(), receipt.turn(), queryHash);
        ObjectNode attribution = now.signer.sign(
                queryHash, nonce, Optional.of(intentHash), reference(request), addressee(request), clock.instant());
        return new Answer(200, bytes(payload, attribution, explicability), OptionalInt.empty());
    }

    /** The signed error for a refused message; {@code request} is there once its signatures hold. */
    Answer refused(Refused refused, Optional<String> interactionId, Optional<Verified> request) {
        Pen now = pen();
        OptionalInt retryAfter =
                refused.retryAfter.map(Answers::seconds).map(OptionalInt::of).orElse(OptionalInt.empty());
        ObjectNode payload = refused.latest
                .map(Answers::stale)
                .orElseGet(() -> error(refused, interactionId.orElse(""), retryAfter));
        String queryHash = CanonicalJson.sha256(payload);
        String nonce = refused.latest
                .map(latest -> now.nonces.ofTurn(latest.interactionId(), latest.turn(), queryHash))
                .orElseGet(now.nonces::ofNoTurn);
        ObjectNode attribution = now.signer.sign(
                queryHash,
                nonce,
                Optional.empty(),
                request.flatMap(Answers::reference),
                request.flatMap(Answers::addressee),
                clock.instant());
        return new Answer(refused.status.http(), bytes(payload, attribution, Optional.empty()), retryAfter);
    }

    /** The signed error for a message that is refused before it is read. */
    public Answer refused(ErrorStatus status, String message, Optional<Duration> retryAfter) {
        return refused(
                retryAfter
                        .map(after -> Refused.retriable(status, message, after))
                        .orElseGet(() -> Refused.of(status, message)),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Whether {@code reference} names the answer of that turn. Answers that this process signed with a key that was retired since, but
     * not revoked, count; one that a former process signed with such a key does not, and the client is shown the answer freshly signed.
     */
    boolean names(AnswerReference reference, String interactionId, long turn) {
        Pen now = pen();
        return now.nonces.names(reference, interactionId, turn)
                || earlier.stream()
                        .filter(former -> former.key != now.key)
                        .filter(former -> former.nonces.names(reference, interactionId, turn))
                        .anyMatch(former -> listed(former.key.publicKey().thumbprint()));
    }

    private boolean listed(String kid) {
        for (JsonNode key : keys.jwks().path("keys")) {
            if (key.path("kid").asText().equals(kid)) {
                return true;
            }
        }
        return false;
    }

    private static ObjectNode stale(Refused.Latest latest) {
        ObjectNode payload = latest.answer().deepCopy();
        payload.put("flow_type", FlowType.ERROR.wire());
        payload.put("status", ErrorStatus.STALE_REPLY.wire());
        return payload;
    }

    private ObjectNode error(Refused refused, String interactionId, OptionalInt retryAfter) {
        Response.Builder builder = Response.builder(FlowType.ERROR, interactionId, refused.words)
                .status(refused.status.wire())
                .errors(refused.faults)
                .timestamp(clock.instant());
        retryAfter.ifPresent(builder::retryAfter);
        if (refused.status == ErrorStatus.UNSUPPORTED_VERSION) {
            builder.supportedVersions(SUPPORTED_VERSIONS);
        }
        return builder.build().payload();
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, Math.min(duration.plusMillis(999).toSeconds(), 86_400));
    }

    /** What an answer may name; a message without a profile cannot be named. */
    private static Optional<AnswerReference> reference(Verified request) {
        return signed(request)
                ? Optional.of(new AnswerReference(request.nonce(), request.queryHash()))
                : Optional.empty();
    }

    private static Optional<String> addressee(Verified request) {
        return signed(request) ? Optional.of(request.origin().id()) : Optional.empty();
    }

    private static boolean signed(Verified request) {
        return Owner.signed(request);
    }

    private static byte[] bytes(ObjectNode payload, ObjectNode attribution, Optional<JsonNode> explicability) {
        ObjectNode envelope = JSON.createObjectNode();
        envelope.setAll(payload);
        envelope.set("attribution", attribution);
        explicability.ifPresent(elements -> envelope.set("explicability", elements));
        try {
            return JSON.writeValueAsBytes(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    private Pen pen() {
        Pen held = pen;
        SigningKey current = keys.current();
        return held != null && held.key == current ? held : changed(current);
    }

    private synchronized Pen changed(SigningKey current) {
        Pen held = pen;
        if (held != null && held.key == current) {
            return held;
        }
        Pen fresh = new Pen(current, new ResponseSigner(current, site), new AnswerNonces(secret(current)));
        if (held != null) {
            earlier.add(0, held);
            if (earlier.size() > MOST_EARLIER) {
                earlier.remove(MOST_EARLIER);
            }
        }
        pen = fresh;
        return fresh;
    }

    private static byte[] secret(SigningKey key) {
        return Base64.getUrlDecoder().decode(key.toPrivateJson().path("d").asText());
    }
}
