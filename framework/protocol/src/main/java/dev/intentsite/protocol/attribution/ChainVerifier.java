package dev.intentsite.protocol.attribution;

import dev.intentsite.protocol.attribution.KeySource.PublishedKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Step 3 of "verifying a request": the keys that are at hand and their signatures, before any key is fetched; then the others. So a forged
 * message costs nobody a fetch unless all that can be checked without one holds. Thread-safe.
 */
final class ChainVerifier {
    private static final int MOST_NEW_ORIGINS = 4;
    private static final Duration FETCH_BUDGET = Duration.ofSeconds(5);

    private final Origin site;
    private final KeySource keys;
    private final Pins pins;

    ChainVerifier(Origin site, KeySource keys, Pins pins) {
        this.site = site;
        this.keys = keys;
        this.pins = pins;
    }

    /** How each entry was verified, in order. */
    List<Trust> verify(ReadAttribution attribution, Instant now, BooleanSupplier mayFetch) {
        List<Trust> trusts = new ArrayList<>();
        List<ChainEntry> later = new ArrayList<>();
        for (ChainEntry entry : attribution.chain()) {
            byte[] signedBytes = attribution.signedBytes(Direction.REQUEST, entry.index());
            Optional<Trust> trust = verifyAtHand(entry, signedBytes, now);
            if (trust.isEmpty()) {
                later.add(entry);
            }
            trusts.add(trust.orElse(Trust.ORIGIN_VERIFIED));
        }
        if (!later.isEmpty()) {
            verifyFetched(attribution, later, now, mayFetch);
        }
        return trusts;
    }

    private Optional<Trust> verifyAtHand(ChainEntry entry, byte[] signedBytes, Instant now) {
        Optional<Pin> pin = pins.find(entry.actorId());
        if (pin.isPresent()) {
            Pins.verify(pin.get(), entry, signedBytes, now);
            return Optional.of(Trust.PINNED);
        }
        if (entry.jwk().isPresent()) {
            Signatures.check(entry, entry.jwk().get(), signedBytes);
            return Optional.of(Trust.SELF_ASSERTED);
        }
        Optional<List<PublishedKey>> published = keys.atHand(entry.actorId(), entry.kid());
        if (published.isEmpty()) {
            return Optional.empty();
        }
        Signatures.check(entry, PublishedKeys.choose(entry, published.get(), now), signedBytes);
        return Optional.of(Trust.ORIGIN_VERIFIED);
    }

    private void verifyFetched(
            ReadAttribution attribution, List<ChainEntry> entries, Instant now, BooleanSupplier mayFetch) {
        Map<String, String> kidByOrigin = new LinkedHashMap<>();
        for (ChainEntry entry : entries) {
            kidByOrigin.putIfAbsent(entry.actorId(), entry.kid());
            boolean plain = Origin.parse(entry.actorId()).scheme().equals("http");
            if (kidByOrigin.size() > MOST_NEW_ORIGINS || (plain && !site.isLoopback())) {
                throw AttributionException.keyUnavailable(entry.place());
            }
        }
        if (!mayFetch.getAsBoolean()) {
            throw AttributionException.keyUnavailable(entries.get(0).place());
        }
        Map<String, List<PublishedKey>> fetched = keys.fetch(kidByOrigin, FETCH_BUDGET);
        for (ChainEntry entry : entries) {
            List<PublishedKey> published = fetched.get(entry.actorId());
            if (published == null) {
                throw AttributionException.keyUnavailable(entry.place());
            }
            JsonWebKey key = PublishedKeys.choose(entry, published, now);
            Signatures.check(entry, key, attribution.signedBytes(Direction.REQUEST, entry.index()));
        }
    }
}
