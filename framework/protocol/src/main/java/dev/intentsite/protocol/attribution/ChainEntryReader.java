package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Step 1 of "verifying a request", for one entry. Thread-safe. */
final class ChainEntryReader {
    private final Direction direction;
    private final Predicate<String> knownName;
    private final AttributionSchema schema;

    ChainEntryReader(Direction direction, Predicate<String> knownName, AttributionSchema schema) {
        this.direction = direction;
        this.knownName = knownName;
        this.schema = schema;
    }

    ChainEntry read(int index, JsonNode entry) {
        var members = new Members(entry, OptionalInt.of(index));
        if (!entry.isObject()) {
            throw members.refused("shape", "it is not an object; write one");
        }
        String actorType = members.text("actor_type", "shape");
        if (actorType.codePointCount(0, actorType.length()) > Profile.LONGEST_ACTOR_TYPE) {
            throw members.refused(
                    "shape", "`actor_type` has more than " + Profile.LONGEST_ACTOR_TYPE + " characters; shorten it");
        }
        members.hold(schema.actorType, "actor_type", actorType, "shape");
        String actorId = members.text("actor_id", "actor_id");
        members.hold(schema.actorId, "actor_id", actorId, "actor_id");
        Instant timestamp = AttributionReader.timestamp(schema.entryTimestamp, members);
        Algorithm algorithm = algorithm(members);
        String kid = members.text("kid", "kid");
        decode(kid, 32, "kid", "`kid` is not an RFC 7638 thumbprint", members);
        members.hold(schema.kid, "kid", kid, "kid");
        Optional<String> to = members.findText("to", "to");
        if (to.isEmpty() && direction == Direction.REQUEST) {
            throw members.refused(
                    "to", "`to` is missing; name the next actor, or in the last entry this site's origin");
        }
        to.ifPresent(next -> members.hold(schema.to, "to", next, "to"));
        checkActorId(actorId, members);
        Optional<JsonWebKey> jwk = jwk(actorId, algorithm, kid, members);
        List<byte[]> certificates =
                members.find("x5c").map(value -> certificates(value, members)).orElse(List.of());
        String signature = members.text("signature", "signature form");
        byte[] signatureBytes = decode(signature, 64, "signature form", "`signature` is not 64 bytes", members);
        members.hold(schema.signature, "signature", signature, "signature form");
        members.require(schema.entryRequired);
        return new ChainEntry(
                index,
                entry,
                actorType,
                actorId,
                timestamp,
                algorithm,
                kid,
                to,
                jwk,
                certificates,
                signature,
                signatureBytes);
    }

    private Algorithm algorithm(Members members) {
        String text = members.text("alg", "alg");
        return Optional.of(text)
                .filter(schema.algorithm::holds)
                .flatMap(Algorithm::ofWire)
                .orElseThrow(() -> members.refused(
                        "alg", "`alg` is \"" + Quoted.shortened(text) + "\"; sign with Ed25519 or ES256"));
    }

    private static byte[] decode(String text, int length, String reason, String fault, Members members) {
        try {
            return Base64Url.decode(text, length);
        } catch (IllegalArgumentException e) {
            throw members.refused(reason, fault + " in base64url, unpadded and canonical");
        }
    }

    private void checkActorId(String actorId, Members members) {
        if (!JsonWebKey.isThumbprintId(actorId) && Origin.find(actorId).isEmpty() && !knownName.test(actorId)) {
            throw members.refused(
                    "actor_id",
                    "`actor_id` \"" + Quoted.shortened(actorId)
                            + "\" is no web origin in its serialised form (https://host or https://host:port, lower-case,"
                            + " without default port, user, path or final slash), no key's thumbprint id and no name"
                            + " that is known here");
        }
    }

    /** Also that {@code alg}, {@code kid} and {@code actor_id} agree with it. */
    private Optional<JsonWebKey> jwk(String actorId, Algorithm algorithm, String kid, Members members) {
        Optional<JsonNode> value = members.find("jwk");
        if (!JsonWebKey.isThumbprintId(actorId)) {
            if (value.isPresent()) {
                throw members.refused("jwk", "`jwk` goes with a thumbprint id alone; leave it out");
            }
            return Optional.empty();
        }
        JsonNode node = value.orElseThrow(
                () -> members.refused("jwk", "`jwk` is missing, and the thumbprint id needs it; add the public key"));
        JsonWebKey key = publicKey(node, members);
        if (!key.actorId().equals(actorId)) {
            throw members.refused("jwk", "`jwk` is another key than the one whose thumbprint `actor_id` is");
        }
        if (!key.thumbprint().equals(kid)) {
            throw members.refused("kid", "`kid` is not the thumbprint of `jwk`; compute it by RFC 7638");
        }
        checkAlgorithm(key, algorithm, members);
        return Optional.of(key);
    }

    private static void checkAlgorithm(JsonWebKey key, Algorithm algorithm, Members members) {
        if (key.algorithm() != algorithm) {
            throw members.refused(
                    "alg does not fit the key",
                    "`alg` is " + algorithm.wire() + ", but the key is one for "
                            + key.algorithm().wire());
        }
    }

    private JsonWebKey publicKey(JsonNode node, Members members) {
        try {
            JsonWebKey key = JsonWebKey.of(node);
            if (!key.toJson().equals(node)) {
                throw new IllegalArgumentException(
                        "it has other members than RFC 7638 names; leave out all but `crv`, `kty`, `x` (and `y`)");
            }
            if (!schema.jwk.faults(node).isEmpty()) {
                throw new IllegalArgumentException("it is not of the form that the schema of attributions asks for");
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw members.refused("jwk", "`jwk` is no public key of the profile: " + e.getMessage());
        }
    }

    private List<byte[]> certificates(JsonNode value, Members members) {
        if (!schema.certificates.holds(value) || value.isEmpty()) {
            throw members.refused(
                    "x5c", "`x5c` is not an array of 1 to " + schema.certificates.most() + " certificates");
        }
        List<byte[]> certificates = new ArrayList<>();
        for (JsonNode certificate : value) {
            certificates.add(der(certificate, members));
        }
        return List.copyOf(certificates);
    }

    private byte[] der(JsonNode certificate, Members members) {
        try {
            String text = certificate.isTextual() ? certificate.textValue() : "";
            byte[] der = Base64.getDecoder().decode(text);
            if (der.length > 0
                    && schema.certificate.holds(text)
                    && Base64.getEncoder().encodeToString(der).equals(text)) {
                return der;
            }
        } catch (IllegalArgumentException e) {
            // answered below, like every other wrong form
        }
        throw members.refused("x5c", "`x5c` holds what is no certificate in standard base64 DER (RFC 7517 § 4.7)");
    }
}
