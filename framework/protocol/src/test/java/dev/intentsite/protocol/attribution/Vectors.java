package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.CanonicalJson;
import dev.intentsite.protocol.EnvelopeLimits;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.RequestReader;
import dev.intentsite.protocol.StrictJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The vectors that another program made for the profile; tests of other modules read them too. */
public final class Vectors {
    static final Duration WINDOW = Duration.ofSeconds(300);
    static final String PINNED_BY_X509 = "pinned by X.509";

    private static final JsonNode FILE = file();

    private Vectors() {}

    private static JsonNode file() {
        try (InputStream stream = Vectors.class.getResourceAsStream("/attribution.json")) {
            return StrictJson.read(Objects.requireNonNull(stream).readAllBytes(), 100);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The vectors of a list that are of a kind, {@code request} or {@code response}, or of none. */
    public static Stream<JsonNode> of(String list, String kind) {
        return StreamSupport.stream(FILE.get(list).spliterator(), false)
                .filter(vector -> vector.path("kind").asText(kind).equals(kind));
    }

    /** A body that is refused before its attribution is read. */
    public record Body(String name, byte[] bytes, String status) {
        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Body> refusedBodies() {
        return of("refused_bodies", "request")
                .map(body -> new Body(
                        body.path("name").asText(),
                        Base64.getDecoder().decode(body.path("body_b64").asText()),
                        body.path("status").asText()));
    }

    /** The valid envelopes of a kind. */
    public static Stream<ObjectNode> envelopes(String kind) {
        return of("valid", kind).map(Vectors::envelope);
    }

    /** The valid vector of that name. */
    public static JsonNode valid(String name) {
        return StreamSupport.stream(FILE.get("valid").spliterator(), false)
                .filter(vector -> vector.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static SigningKey key(String name) {
        return SigningKey.of(FILE.get("keys").get(name).get("private_jwk"));
    }

    static JsonNode keys() {
        return FILE.get("keys");
    }

    static Instant now(JsonNode vector) {
        return Instant.parse(vector.get("now").asText());
    }

    static ObjectNode envelope(JsonNode vector) {
        return vector.get("envelope").deepCopy();
    }

    static Request request(ObjectNode envelope) {
        ObjectNode payload = envelope.deepCopy();
        payload.remove(List.of("attribution", "explicability"));
        return new Request(
                FlowType.INTENT_REQUEST,
                envelope.path("message").asText(),
                envelope.path("interaction_id").asText(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                payload,
                CanonicalJson.sha256(payload),
                (ObjectNode) envelope.get("attribution"));
    }

    /** The request as a site reads it from its bytes: no fault of an attribution is taken for one of the envelope. */
    static Request read(JsonNode vector) {
        byte[] body = vector.get("envelope").toString().getBytes(StandardCharsets.UTF_8);
        return new RequestReader(EnvelopeLimits.DEFAULT).read(body);
    }

    /** Every origin's keys, to be fetched. */
    public static KeySource keySource() {
        Map<String, JwkSet> sets = new HashMap<>();
        FILE.get("jwk_sets")
                .fields()
                .forEachRemaining(
                        set -> sets.put(set.getKey(), JwkSet.of(set.getValue()).orElseThrow()));
        return KeyMap.fetched(sets);
    }

    /** The anchor is for the one actor that has certificates. */
    public static List<Pin> pins() {
        String actor = valid(PINNED_BY_X509)
                .at("/envelope/attribution/chain/0/actor_id")
                .asText();
        return List.of(new Pin(actor, List.of(), anchors()));
    }

    static List<X509Certificate> anchors() {
        List<X509Certificate> anchors = new ArrayList<>();
        for (JsonNode anchor : FILE.get("x509_anchors")) {
            byte[] der = Base64.getDecoder().decode(anchor.asText());
            try {
                anchors.add((X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            } catch (CertificateException e) {
                throw new IllegalStateException(e);
            }
        }
        return anchors;
    }

    static RequestVerifier requestVerifier(JsonNode vector, KeySource keys) {
        return new RequestVerifier(vector.get("site").asText(), keys, pins(), WINDOW);
    }

    static ResponseVerifier responseVerifier(JsonNode vector) {
        return new ResponseVerifier(vector.get("site").asText(), keySource(), WINDOW);
    }
}
