package dev.intentsite.site.internal.dialogue;

import java.util.List;

/**
 * A question about the task itself that waits for its answer.
 *
 * @param capabilities the capabilities to choose from; for a switch the new one, then the one in hand
 * @param message the words that raised it, to be read again for the chosen one
 */
public record Pending(Kind kind, List<String> capabilities, String message) {
    public Pending {
        capabilities = List.copyOf(capabilities);
    }

    /** What is asked. */
    public enum Kind {
        /** Which of these is meant? */
        WHICH_CAPABILITY,
        /** Leave what was about to be confirmed and do that instead? */
        SWITCH
    }
}
