package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An execution whose outcome is not kept yet.
 *
 * @param key its key, see {@link dev.intentsite.site.Execution}
 * @param values the exact values that it is with
 * @param since when its method was about to run, RFC 3339; absent when that run is known to be over
 */
public record Unsettled(
        String key, Map<String, JsonNode> values, @Nullable String since) {
    public Unsettled {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
