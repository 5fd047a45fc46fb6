package dev.intentsite.site.internal.dialogue;

import dev.intentsite.protocol.Choice;
import java.util.List;

/**
 * Why a value cannot be used.
 *
 * @param reason CommonMark for the person
 * @param alternatives what would work
 */
public record Refusal(String reason, List<Choice> alternatives) {
    public Refusal {
        alternatives = List.copyOf(alternatives);
    }
}
