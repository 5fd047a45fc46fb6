package dev.intentsite.protocol.value;

import dev.intentsite.protocol.TextDirection;

/**
 * A person's name as the person says it, such as {@code Jane Smith}; trimmed, 1 to 200 code points, no control
 * characters, none that turns the direction of writing. On the wire a string of type {@code person_name}.
 */
public record PersonName(String value) {
    private static final int MOST = 200;

    /** @throws IllegalArgumentException when it is empty, too long or holds control characters */
    public PersonName {
        value = value.strip();
        if (value.isEmpty() || value.codePointCount(0, value.length()) > MOST) {
            throw new IllegalArgumentException("a person's name has 1 to 200 characters");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) || TextDirection.isTurnedBy(c))) {
            throw new IllegalArgumentException("a person's name is one line of text");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
