package dev.intentsite.protocol.attribution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plain IntentWeb attribution, without {@code profile}: what it says is taken down, and none of it can be checked. */
final class UnsignedAttribution {
    private static final String UNKNOWN = "unsigned";

    private UnsignedAttribution() {}

    static Verified read(Request request, Instant now) {
        JsonNode attribution = request.attribution();
        return new Verified(
                actors(attribution.path("chain")),
                Trust.UNSIGNED,
                request.queryHash(),
                attribution.path("nonce").asText(""),
                Timestamps.parse(attribution.path("timestamp").asText("")).orElse(now),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Actor> actors(JsonNode chain) {
        List<Actor> actors = new ArrayList<>();
        for (JsonNode entry : chain) {
            if (actors.size() < Profile.LONGEST_CHAIN) {
                actors.add(new Actor(text(entry, "actor_type"), text(entry, "actor_id"), "", Trust.UNSIGNED));
            }
        }
        return actors.isEmpty() ? List.of(new Actor(UNKNOWN, UNKNOWN, "", Trust.UNSIGNED)) : actors;
    }

    private static String text(JsonNode entry, String member) {
        JsonNode value = entry.path(member);
        return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : UNKNOWN;
    }
}
