package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A question about the task itself that waits for its answer.
 *
 * @param capabilities the capabilities to choose from; for a switch the new one, then the one in hand
 * @param message the words that raised it, to be read again for the chosen one
 * @param parameters the structured values that came with them
 */
public record Pending(Kind kind, List<String> capabilities, String message, Map<String, JsonNode> parameters) {
    public Pending {
        capabilities = List.copyOf(capabilities);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** What is asked. */
    public enum Kind {
        /** Which of these is meant? */
        WHICH_CAPABILITY,
        /** Leave what was about to be confirmed and do that instead? */
        SWITCH
    }
}
