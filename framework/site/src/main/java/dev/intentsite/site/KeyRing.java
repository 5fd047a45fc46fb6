package dev.intentsite.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.JsonWebKey;
import dev.intentsite.protocol.attribution.JwkSet;
import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import dev.intentsite.protocol.attribution.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The key that signs, and those that did. Immutable. */
record KeyRing(SigningKey current, List<PublishedKey> retired) {
    KeyRing {
        retired = List.copyOf(retired);
    }

    static KeyRing made() {
        return new KeyRing(SigningKey.generate(Algorithm.ED25519), List.of());
    }

    /** Retires the current key at the end of this second, so that no signature of its last moments is later than its retirement. */
    KeyRing rotated(Instant now) {
        List<PublishedKey> more = new ArrayList<>(retired);
        Instant retirement = now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        more.add(new PublishedKey(current.publicKey(), Optional.of(retirement)));
        return new KeyRing(made().current(), more);
    }

    /** Without the key {@code kid}. @throws IllegalArgumentException when it is not here */
    KeyRing without(String kid) {
        if (kid.equals(current.publicKey().thumbprint())) {
            return new KeyRing(made().current(), retired);
        }
        List<PublishedKey> rest = retired.stream()
                .filter(key -> !key.key().thumbprint().equals(kid))
                .toList();
        if (rest.size() == retired.size()) {
            throw new IllegalArgumentException("SiteKeys.revoke: this site has no key " + kid + "; it has "
                    + published().keys().stream()
                            .map(PublishedKey::key)
                            .map(JsonWebKey::thumbprint)
                            .toList());
        }
        return new KeyRing(current, rest);
    }

    /** Without those that retired longer than {@code keep} ago. */
    KeyRing pruned(Instant now, Duration keep) {
        Instant least = now.minus(keep);
        return new KeyRing(
                current,
                retired.stream()
                        .filter(key -> key.expires().orElse(Instant.MAX).isAfter(least))
                        .toList());
    }

    /** The current key first. */
    JwkSet published() {
        List<PublishedKey> all = new ArrayList<>();
        all.add(new PublishedKey(current.publicKey(), Optional.empty()));
        all.addAll(retired);
        return new JwkSet(all);
    }

    /** As it is kept, the private part of the current key included. */
    ObjectNode toJson() {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        kept.set("current", current.toPrivateJson());
        kept.set("retired", new JwkSet(retired).toJson());
        return kept;
    }

    /** @throws IllegalArgumentException when it is none */
    static KeyRing of(JsonNode kept) {
        List<PublishedKey> retired = JwkSet.of(kept.path("retired"))
                .orElseThrow(() -> new IllegalArgumentException("`retired` is no JWK Set"))
                .keys();
        return new KeyRing(SigningKey.of(kept.path("current")), retired);
    }
}
