package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Step 1 of "verifying a request": shapes, sizes and encodings of the whole, entry after entry. Thread-safe. */
final class AttributionReader {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Direction direction;
    private final ChainEntryReader entries;

    /** @param knownName whether an {@code actor_id} that is neither origin nor thumbprint is a name that is known here */
    AttributionReader(Direction direction, Predicate<String> knownName) {
        this.direction = direction;
        this.entries = new ChainEntryReader(direction, knownName);
    }

    ReadAttribution read(JsonNode attribution) {
        var members = new Members(attribution, OptionalInt.empty());
        String profile = members.text("profile", "profile");
        if (!profile.equals(Profile.NAME)) {
            throw members.refused(
                    "profile",
                    "`profile` is \"" + Quoted.shortened(profile) + "\", which is not known here; use " + Profile.NAME);
        }
        String queryHash = hash("query_hash", members.text("query_hash", "query_hash form"), members);
        String nonce = nonce("`nonce`", "nonce", members.text("nonce", "nonce"), members);
        Instant timestamp = timestamp(members);
        Optional<List<String>> audience = members.find("audience").map(value -> audience(value, members));
        Optional<String> intentHash =
                members.findText("intent_hash", "intent_hash form").map(hash -> hash("intent_hash", hash, members));
        Optional<AnswerReference> inReplyTo = members.find("in_reply_to").map(value -> reference(value, members));
        return new ReadAttribution(
                attribution, queryHash, nonce, timestamp, audience, intentHash, inReplyTo, chain(members));
    }

    static Instant timestamp(Members members) {
        String text = members.text("timestamp", "time form");
        return Timestamps.parse(text)
                .orElseThrow(() -> members.refused(
                        "time form",
                        "`timestamp` is \"" + Quoted.shortened(text)
                                + "\"; write RFC 3339 in UTC, such as 2026-03-08T19:23:41Z"));
    }

    private static String hash(String name, String text, Members members) {
        if (!HASH.matcher(text).matches()) {
            throw members.refused(
                    name + " form",
                    "`" + name + "` is not the lower-case hexadecimal form of SHA-256; write 64 digits");
        }
        return text;
    }

    private static String nonce(String name, String reason, String text, Members members) {
        if (!Nonces.isNonce(text)) {
            throw members.refused(
                    reason, name + " is not 16 to 128 characters of A-Z a-z 0-9 . _ ~ -; make a fresh one");
        }
        return text;
    }

    private List<String> audience(JsonNode value, Members members) {
        if (direction == Direction.RESPONSE) {
            throw members.refused("shape", "`audience` stands in an answer; leave it out");
        }
        if (!value.isArray()) {
            throw members.refused("audience form", "`audience` is not an array; list the origins of sites");
        }
        List<String> origins = new ArrayList<>();
        for (JsonNode origin : value) {
            if (!origin.isTextual() || Origin.find(origin.textValue()).isEmpty()) {
                throw members.refused(
                        "audience form",
                        "`audience` holds \"" + Quoted.shortened(origin.asText())
                                + "\", which is no web origin in its serialised form; write https://host, or https://host:port");
            }
            origins.add(origin.textValue());
        }
        return List.copyOf(origins);
    }

    private static AnswerReference reference(JsonNode value, Members members) {
        JsonNode nonce = value.path("nonce");
        JsonNode hash = value.path("query_hash");
        if (!nonce.isTextual()
                || !hash.isTextual()
                || !Nonces.isNonce(nonce.textValue())
                || !HASH.matcher(hash.textValue()).matches()) {
            throw members.refused(
                    "in_reply_to form",
                    "`in_reply_to` is not an object with the `nonce` and the `query_hash` of a message; take both from its"
                            + " attribution");
        }
        return new AnswerReference(nonce.textValue(), hash.textValue());
    }

    private List<ChainEntry> chain(Members members) {
        JsonNode chain =
                members.find("chain").orElseThrow(() -> members.refused("shape", "`chain` is missing; add it"));
        int longest = direction == Direction.REQUEST ? Profile.LONGEST_CHAIN : 1;
        if (!chain.isArray() || chain.isEmpty() || chain.size() > longest) {
            throw members.refused("shape", "`chain` is not an array of 1 to " + longest + " entries");
        }
        List<ChainEntry> read = new ArrayList<>(chain.size());
        for (JsonNode entry : chain) {
            read.add(entries.read(read.size(), entry));
        }
        return List.copyOf(read);
    }
}
