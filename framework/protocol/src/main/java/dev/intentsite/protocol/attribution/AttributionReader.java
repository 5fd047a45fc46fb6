package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.schema.TextSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Step 1 of "verifying a request": shapes, sizes and encodings of the whole, entry after entry. Thread-safe. */
final class AttributionReader {
    private final Direction direction;
    private final AttributionSchema schema;
    private final ChainEntryReader entries;

    /** @param knownName whether an {@code actor_id} that is neither origin nor thumbprint is a name that is known here */
    AttributionReader(Direction direction, Predicate<String> knownName) {
        this(direction, knownName, AttributionSchema.PUBLISHED);
    }

    /** Takes nothing that {@code schema} does not. */
    AttributionReader(Direction direction, Predicate<String> knownName, AttributionSchema schema) {
        this.direction = direction;
        this.schema = schema;
        this.entries = new ChainEntryReader(direction, knownName, schema);
    }

    ReadAttribution read(JsonNode attribution) {
        var members = new Members(attribution, OptionalInt.empty());
        String profile = members.text("profile", "profile");
        if (!profile.equals(Profile.NAME)) {
            throw members.refused(
                    "profile",
                    "`profile` is \"" + Quoted.shortened(profile) + "\", which is not known here; use " + Profile.NAME);
        }
        members.hold(schema.profile, "profile", profile, "profile");
        String queryHash = hash(schema.queryHash, "query_hash", members.text("query_hash", "query_hash form"), members);
        String nonce = nonce(members.text("nonce", "nonce"), members);
        Instant timestamp = timestamp(schema.timestamp, members);
        Optional<List<String>> audience = members.find("audience").map(value -> audience(value, members));
        Optional<String> intentHash = members.findText("intent_hash", "intent_hash form")
                .map(hash -> hash(schema.intentHash, "intent_hash", hash, members));
        Optional<AnswerReference> inReplyTo = members.find("in_reply_to").map(value -> reference(value, members));
        List<ChainEntry> chain = chain(members);
        members.require(schema.required);
        return new ReadAttribution(attribution, queryHash, nonce, timestamp, audience, intentHash, inReplyTo, chain);
    }

    static Instant timestamp(TextSchema form, Members members) {
        String text = members.text("timestamp", "time form");
        return Timestamps.parse(form, text)
                .orElseThrow(() -> members.refused(
                        "time form",
                        "`timestamp` is \"" + Quoted.shortened(text)
                                + "\"; write RFC 3339 in UTC, such as 2026-03-08T19:23:41Z"));
    }

    private static String hash(TextSchema form, String name, String text, Members members) {
        if (!form.holds(text)) {
            throw members.refused(
                    name + " form",
                    "`" + name + "` is not the lower-case hexadecimal form of SHA-256; write 64 digits");
        }
        return text;
    }

    private String nonce(String text, Members members) {
        if (!schema.nonce.holds(text)) {
            throw members.refused(
                    "nonce", "`nonce` is not 16 to 128 characters of A-Z a-z 0-9 . _ ~ -; make a fresh one");
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
        if (!schema.audience.holds(value)) {
            throw members.refused("audience form", "`audience` lists too few sites or too many");
        }
        List<String> origins = new ArrayList<>();
        for (JsonNode origin : value) {
            if (!origin.isTextual()
                    || !schema.audienceOrigin.holds(origin.textValue())
                    || Origin.find(origin.textValue()).isEmpty()) {
                throw members.refused(
                        "audience form",
                        "`audience` holds \"" + Quoted.shortened(origin.asText())
                                + "\", which is no web origin in its serialised form; write https://host, or https://host:port");
            }
            origins.add(origin.textValue());
        }
        return List.copyOf(origins);
    }

    private AnswerReference reference(JsonNode value, Members members) {
        JsonNode nonce = value.path("nonce");
        JsonNode hash = value.path("query_hash");
        if (!nonce.isTextual()
                || !hash.isTextual()
                || !schema.replyNonce.holds(nonce.textValue())
                || !schema.replyHash.holds(hash.textValue())
                || !schema.replyRequired.stream().allMatch(value::has)) {
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
        int longest = direction == Direction.REQUEST ? schema.chain.most() : 1;
        if (!schema.chain.holds(chain) || chain.isEmpty() || chain.size() > longest) {
            throw members.refused("shape", "`chain` is not an array of 1 to " + longest + " entries");
        }
        List<ChainEntry> read = new ArrayList<>(chain.size());
        for (JsonNode entry : chain) {
            read.add(entries.read(read.size(), entry));
        }
        return List.copyOf(read);
    }
}
