package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An attribution of sound shape (step 1 of "verifying a request").
 *
 * @param node the object as it came, for the signed bytes
 */
record ReadAttribution(
        JsonNode node,
        String queryHash,
        String nonce,
        Instant timestamp,
        Optional<List<String>> audience,
        Optional<String> intentHash,
        Optional<AnswerReference> inReplyTo,
        List<ChainEntry> chain) {

    /** The bytes that entry {@code index} signed. */
    byte[] signedBytes(Direction direction, int index) {
        String previous = index == 0 ? null : chain.get(index - 1).signature();
        return SignedBytes.of(direction, node, chain.get(index).node(), previous);
    }

    void checkHash(String computed) {
        if (!queryHash.equals(computed)) {
            throw refused(
                    "query_hash",
                    "`query_hash` is not the hash of this payload; it was changed after it was signed, or hashed in"
                            + " another form than RFC 8785. Forward a payload unchanged, or sign it anew");
        }
    }

    /** Every timestamp of the attribution; the order of entries follows from {@code previous}, not from clocks. */
    void checkTimes(Instant now, Duration window) {
        String limit = " is more than " + window.toSeconds() + " s from the clock here (" + Timestamps.text(now)
                + "); set the clock right, and sign the message anew";
        if (!Timestamps.within(window, timestamp, now)) {
            throw refused("time", "`timestamp`" + limit);
        }
        for (ChainEntry entry : chain) {
            if (!Timestamps.within(window, entry.timestamp(), now)) {
                throw entry.refused("time", "`timestamp`" + limit);
            }
        }
    }

    static AttributionException refused(String reason, String fault) {
        return AttributionException.invalid(reason, OptionalInt.empty(), fault + ".");
    }
}
