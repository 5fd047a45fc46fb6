package dev.intentsite.language.internal.text;

import java.util.Map;

/**
 * A rule of a grammar that fits.
 *
 * @param start its first token
 * @param end index after its last token
 * @param action what the rule means
 * @param argument the rule's own word, or an empty text
 * @param values what its slots read, by name
 * @param order the rule's place in the file
 */
public record Match(int start, int end, String action, String argument, Map<String, Object> values, int order) {
    public Object get(String slot) {
        Object value = values.get(slot);
        if (value == null) {
            throw new IllegalStateException("the rule " + action + " has no <" + slot + ">");
        }
        return value;
    }

    public boolean has(String slot) {
        return values.containsKey(slot);
    }
}
