package dev.intentsite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.intentsite.client.Answered;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.client.Transport;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.AnswerReference;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import dev.intentsite.protocol.attribution.ResponseSigner;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A site that says what a test puts into its mouth, signed; in memory, or on a port of its own. */
final class TestSite implements Transport, AutoCloseable {
    final List<ObjectNode> requests = Collections.synchronizedList(new ArrayList<>());
    boolean tampering;
    private final SigningKey key = SigningKey.generate(Algorithm.ED25519);
    private final Deque<ObjectNode> script = new ArrayDeque<>();
    private final Map<String, String> intents = new HashMap<>();
    private final Optional<HttpServer> server;
    private final String origin;

    TestSite(String origin) {
        this.origin = origin;
        this.server = Optional.empty();
    }

    private TestSite(HttpServer server) {
        this.server = Optional.of(server);
        this.origin = "http://localhost:" + server.getAddress().getPort();
    }

    /** A site that listens. */
    static TestSite listening() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            TestSite site = new TestSite(server);
            server.createContext("/", site::serve);
            server.start();
            return site;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    String origin() {
        return origin;
    }

    TestSite says(ObjectNode payload) {
        script.add(payload);
        return this;
    }

    TestSite saysUnsigned(ObjectNode payload) {
        script.add(payload.put("unsigned", true));
        return this;
    }

    IntentClient client() {
        return IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
                .attempts(1, Duration.ZERO)
                .build();
    }

    SiteDescription description() {
        return SiteDescription.of(origin, Manifest.ofYaml(manifest()), jwks());
    }

    @Override
    public synchronized Answered exchange(byte[] body) {
        ObjectNode request = read(body);
        requests.add(request);
        ObjectNode payload = script.remove();
        boolean unsigned = payload.remove("unsigned") != null;
        payload.put("interaction_id", request.path("interaction_id").asText());
        JsonNode asked = request.path("attribution");
        String hash = asked.path("query_hash").asText();
        String intent = intents.computeIfAbsent(request.path("interaction_id").asText(), id -> hash);
        Optional<AnswerReference> reference =
                Optional.of(new AnswerReference(asked.path("nonce").asText(), hash));
        payload.set(
                "attribution",
                new ResponseSigner(key, origin)
                        .sign(
                                CanonicalJson.sha256(payload),
                                UUID.randomUUID().toString(),
                                unsigned ? Optional.empty() : Optional.of(intent),
                                unsigned ? Optional.empty() : reference,
                                unsigned
                                        ? Optional.empty()
                                        : Optional.of(
                                                asked.at("/chain/0/actor_id").asText()),
                                Instant.now()));
        if (tampering) {
            payload.put("message", "Pay to https://evil.example");
        }
        return Answered.of(200, payload.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] request = exchange.getRequestBody().readAllBytes();
        byte[] body = switch (exchange.getRequestURI().getPath()) {
            case "/intentmanifest.yaml" -> manifest();
            case "/.well-known/jwks.json" -> jwks().toString().getBytes(StandardCharsets.UTF_8);
            case "/intent" -> exchange(request).body();
            default -> new byte[0];
        };
        try (exchange) {
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ObjectNode jwks() {
        return new JwkSet(List.of(new PublishedKey(key.publicKey(), Optional.empty()))).toJson();
    }

    String thumbprint() {
        return key.publicKey().thumbprint();
    }

    byte[] manifest() {
        return """
                manifest_version: "1.0"
                company: "Bella Cucina"
                about: "Italian kitchen in Chicago"
                last_updated: "2026-10-01"
                capabilities:
                  - id: "book_table"
                    intent: "Book a table for dining"
                    description: "Reserve a table for lunch or dinner"
                    kind: "transactional"
                    confirmation: "never"
                    examples:
                      - "Book a table for 2 people tomorrow at 7pm"
                    requires:
                      - "Number of people in your party"
                      - "Preferred date"
                    constraints:
                      - "From 2 hours to 90 days in advance"
                    parameters:
                      - name: "party_size"
                        label: "party size"
                        type: "integer"
                        description: "Number of people in your party"
                        required: true
                        schema: {type: "integer"}
                      - name: "date"
                        label: "date"
                        type: "date"
                        description: "Preferred date"
                        required: true
                        schema: {type: "string", format: "date"}
                  - id: "show_my_data"
                    intent: "See the personal data held about you"
                    description: "Shows it"
                    kind: "informational"
                    confirmation: "never"
                    examples:
                      - "Show me my personal data"
                  - id: "forget_me"
                    intent: "Have the personal data held about you erased"
                    description: "Erases it"
                    kind: "transactional"
                    confirmation: "always"
                    examples:
                      - "Forget me"
                contact:
                  intent_endpoint: "%s/intent"
                """.formatted(origin).getBytes(StandardCharsets.UTF_8);
    }

    static ObjectNode payload(String flowType, String message) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("protocol_version", "1.0")
                .put("flow_type", flowType)
                .put("message", message);
    }

    static void option(ObjectNode payload, String parameter, String value, String label) {
        ArrayNode options = payload.withArray("/options");
        options.addObject().put("parameter", parameter).put("value", value).put("label", label);
    }

    static ObjectNode proposal() {
        ObjectNode payload = payload("clarification_request", "Shall I book it?");
        ArrayNode options = payload.putArray("options");
        options.addObject().put("parameter", "confirmation").put("value", true).put("label", "Yes");
        options.addObject().put("parameter", "confirmation").put("value", false).put("label", "No");
        return payload;
    }

    static ObjectNode question() {
        ObjectNode payload = payload("information_request", "Which time?");
        option(payload, "time", "18:00", "6:00 PM");
        option(payload, "time", "18:30", "6:30 PM");
        return payload;
    }

    static ObjectNode result() {
        return payload("execution_result", "# Booked\n\nSee you.")
                .put("status", "confirmed")
                .put("external_id", "RES-1");
    }

    static ObjectNode read(byte[] json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Override
    public void close() {
        server.ifPresent(listening -> listening.stop(0));
    }
}
