package dev.intentsite.protocol.attribution;

import dev.intentsite.protocol.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Steps 1 to 3 of "verifying a request" ({@code wire.md} § 5), in that order, the first failure thrown. Replay, trust and binding are the
 * site's. A request without {@code profile} is returned with trust {@code UNSIGNED}, nothing of it checked. Thread-safe.
 */
public final class RequestVerifier {
    private final Origin site;
    private final Duration window;
    private final AttributionReader reader;
    private final ChainVerifier chains;

    /**
     * @param site the site's origin
     * @param keys where keys of origins come from
     * @param pins the actors that the configuration knows
     * @param window how far any timestamp may be from now, inclusive
     * @throws IllegalArgumentException when {@code site} is no origin in its serialised form, or a pin holds nothing
     */
    public RequestVerifier(String site, KeySource keys, List<Pin> pins, Duration window) {
        this.site = Origin.parse(site);
        this.window = window;
        var known = new Pins(pins);
        this.reader = new AttributionReader(Direction.REQUEST, known::knows);
        this.chains = new ChainVerifier(this.site, keys, known);
    }

    /**
     * Verifies one request.
     *
     * @param mayFetch asked once when keys must be fetched and all that can be checked without them holds; where it says no, that is {@code
     *     key_unavailable}
     * @throws AttributionException when it does not hold
     */
    public Verified verify(Request request, Instant now, BooleanSupplier mayFetch) {
        if (!request.attribution().has("profile")) {
            return UnsignedAttribution.read(request, now);
        }
        ReadAttribution attribution = reader.read(request.attribution());
        attribution.checkHash(request.queryHash());
        attribution.checkTimes(now, window);
        checkAddressees(attribution);
        return verified(attribution, chains.verify(attribution, now, mayFetch));
    }

    private void checkAddressees(ReadAttribution attribution) {
        List<ChainEntry> chain = attribution.chain();
        for (ChainEntry entry : chain) {
            boolean last = entry.index() == chain.size() - 1;
            String next = last ? site.toString() : chain.get(entry.index() + 1).actorId();
            String to = entry.to().orElse("");
            if (!to.equals(next)) {
                throw entry.refused(
                        "to",
                        "it is made for \"" + Quoted.shortened(to) + "\", but "
                                + (last ? "this site is " : "the next entry is of ")
                                + "\"" + Quoted.shortened(next) + "\"; sign it for the one who receives it");
            }
        }
        if (attribution.audience().isPresent() && !attribution.audience().get().contains(site.toString())) {
            throw ReadAttribution.refused(
                    "audience",
                    "`audience` does not hold this site, " + site + "; its author did not mean it for here");
        }
    }

    private static Verified verified(ReadAttribution attribution, List<Trust> trusts) {
        List<Actor> actors = new ArrayList<>(trusts.size());
        Trust weakest = Trust.PINNED;
        for (ChainEntry entry : attribution.chain()) {
            Trust trust = trusts.get(entry.index());
            weakest = trust.compareTo(weakest) < 0 ? trust : weakest;
            actors.add(new Actor(entry.actorType(), entry.actorId(), entry.kid(), trust));
        }
        return new Verified(
                actors,
                weakest,
                attribution.queryHash(),
                attribution.nonce(),
                attribution.timestamp(),
                attribution.intentHash(),
                attribution.inReplyTo());
    }
}
