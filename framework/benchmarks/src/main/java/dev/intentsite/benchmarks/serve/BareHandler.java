package dev.intentsite.benchmarks.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.benchmarks.load.Message;
import dev.intentsite.benchmarks.load.RequestSupply;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.RequestVerifier;
import dev.intentsite.protocol.attribution.ResponseSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.IntentSite;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The floor: the least that a signed exchange can cost on the same server and with the same crypto. It reads the body with
 * Jackson, verifies the attribution, and signs one fixed answer, which is an answer that the asking site really gave. No
 * schema, no nonce is burnt, no words are read, nothing is kept. Thread-safe.
 */
public final class BareHandler {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WINDOW = Duration.ofSeconds(300);
    private static final int NONCE_BYTES = 16;
    private static final List<String> UNHASHED = List.of("attribution", "explicability");

    private final SecureRandom random = new SecureRandom();
    private final RequestVerifier verifier;
    private final ResponseSigner signer;
    private final ObjectNode template;
    private final JsonNode explicability;

    private BareHandler(String origin) {
        this.verifier = new RequestVerifier(origin, KeySource.none(), List.of(), WINDOW);
        this.signer = new ResponseSigner(SigningKey.generate(Algorithm.ED25519), origin);
        ObjectNode answer = answerOfTheSite(origin);
        this.explicability = answer.get("explicability");
        this.template = answer.without(UNHASHED);
    }

    /** Starts it on any free port of loopback. */
    public static Served start() {
        BareHandler[] handler = new BareHandler[1];
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.post("/intent", context -> handler[0].handle(context));
        });
        server.start("localhost", 0);
        String origin = "http://localhost:" + server.port();
        handler[0] = new BareHandler(origin);
        return new Served(origin, origin, server::stop);
    }

    private static ObjectNode answerOfTheSite(String origin) {
        try (IntentSite site = Contender.bistro(origin).build()) {
            byte[] request = new RequestSupply(origin, 1).body(Message.asking());
            return (ObjectNode) JSON.readTree(site.answer(request).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(Context context) throws IOException {
        context.contentType("application/json").result(answer(context.bodyAsBytes(), Instant.now()));
    }

    private byte[] answer(byte[] body, Instant now) throws IOException {
        ObjectNode envelope = (ObjectNode) JSON.readTree(body);
        Verified verified = verifier.verify(request(envelope), now, () -> true);
        ObjectNode answer = template.deepCopy();
        answer.set("interaction_id", envelope.get("interaction_id"));
        answer.put("timestamp", now.toString());
        String hash = CanonicalJson.sha256(answer);
        answer.set(
                "attribution",
                signer.sign(
                        hash,
                        nonce(),
                        Optional.of(verified.queryHash()),
                        Optional.of(new AnswerReference(verified.nonce(), verified.queryHash())),
                        Optional.of(verified.origin().id()),
                        now));
        answer.set("explicability", explicability);
        return JSON.writeValueAsBytes(answer);
    }

    private static Request request(ObjectNode envelope) {
        ObjectNode attribution = (ObjectNode) envelope.get("attribution");
        ObjectNode payload = envelope.without(UNHASHED);
        return new Request(
                FlowType.INTENT_REQUEST,
                payload.path("message").asText(),
                payload.path("interaction_id").asText(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                payload,
                CanonicalJson.sha256(payload),
                attribution);
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
