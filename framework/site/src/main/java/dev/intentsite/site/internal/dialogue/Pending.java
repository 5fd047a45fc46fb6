package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A question about the task itself, or what a value was for, that waits for its answer.
 *
 * @param capabilities the capabilities to choose from; for a switch the new one, then the one in hand; else none
 * @param message the words that raised it, to be read again for the chosen one; of a value only its own
 * @param parameters the structured values that came with them
 * @param since what was said after them and did not answer it either, the latest last
 */
public record Pending(
        Kind kind, List<String> capabilities, String message, Map<String, JsonNode> parameters, List<String> since) {
    /** So many messages are kept with the state at most, beside the first. */
    private static final int MOST_SINCE = 3;

    public Pending {
        capabilities = List.copyOf(capabilities);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        // What was kept before there could be more has none.
        since = List.copyOf(Objects.requireNonNullElse(since, List.of()));
    }

    Pending(Kind kind, List<String> capabilities, String message, Map<String, JsonNode> parameters) {
        this(kind, capabilities, message, parameters, List.of());
    }

    /** All that was said, the latest first. */
    List<String> words() {
        List<String> words = new ArrayList<>(List.of(message));
        words.addAll(since);
        Collections.reverse(words);
        return words;
    }

    /** The same after one more message. */
    Pending and(String words) {
        List<String> all = new ArrayList<>(since);
        all.add(words);
        return new Pending(
                kind, capabilities, message, parameters, all.subList(Math.max(0, all.size() - MOST_SINCE), all.size()));
    }

    /** What is asked. */
    public enum Kind {
        /** Which of these is meant? */
        WHICH_CAPABILITY,
        /** Leave what was about to be confirmed and do that instead? */
        SWITCH,
        /** What was that value for? */
        WHICH_PARAMETER
    }
}
