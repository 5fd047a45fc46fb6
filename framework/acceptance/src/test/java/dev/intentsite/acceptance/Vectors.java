package dev.intentsite.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource;
import dev.intentsite.protocol.attribution.Pin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Messages that another program made for the attribution profile, and the keys that they need. */
final class Vectors {
    private static final JsonNode FILE = file();

    private Vectors() {}

    private static JsonNode file() {
        try (InputStream stream = Vectors.class.getResourceAsStream("/attribution.json")) {
            return StrictJson.read(Objects.requireNonNull(stream).readAllBytes(), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> of(String list) {
        return StreamSupport.stream(FILE.get(list).spliterator(), false)
                .filter(vector -> vector.path("kind").asText("request").equals("request"));
    }

    /** Every origin's keys, fetched as it were. */
    static KeySource keys() {
        Map<String, List<KeySource.PublishedKey>> known = new HashMap<>();
        FILE.get("jwk_sets")
                .fields()
                .forEachRemaining(set -> known.put(
                        set.getKey(), JwkSet.of(set.getValue()).orElseThrow().keys()));
        return new KeySource() {
            @Override
            public Optional<List<PublishedKey>> atHand(String origin, String kid) {
                return Optional.ofNullable(known.get(origin));
            }

            @Override
            public Map<String, List<PublishedKey>> fetch(Map<String, String> kidByOrigin, Duration budget) {
                return Map.of();
            }
        };
    }

    /** The anchor is for the one actor that has certificates. */
    static Pin pin() {
        String actor = of("valid")
                .filter(vector -> vector.get("name").asText().equals("pinned by X.509"))
                .findFirst()
                .orElseThrow()
                .at("/envelope/attribution/chain/0/actor_id")
                .asText();
        return new Pin(actor, List.of(), anchors());
    }

    private static List<X509Certificate> anchors() {
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
}
