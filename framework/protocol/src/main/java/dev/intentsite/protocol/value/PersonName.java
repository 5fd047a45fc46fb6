package dev.intentsite.protocol.value;

/** A person's name as the person says it, such as {@code Jane Smith}; trimmed, not empty, at most 200 characters. On the wire a string of type {@code person_name}. */
public record PersonName(String value) {
    /** @throws IllegalArgumentException when it is empty or too long */
    public PersonName {
        value = value.strip();
        if (value.isEmpty() || value.length() > 200) {
            throw new IllegalArgumentException("a person's name has 1 to 200 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
