package dev.intentsite.protocol.value;

/** An e-mail address, such as {@code jane@example.org}; at most 254 characters. On the wire a string of type {@code email}. */
public record EmailAddress(String value) {
    /** @throws IllegalArgumentException when it is no address */
    public EmailAddress {
        value = value.strip();
        if (value.length() > 254
                || !value.matches(
                        "[^\\s@<>\"(),;:\\\\\\[\\]]+@[^\\s@.<>\"(),;:\\\\\\[\\]]+(\\.[^\\s@.<>\"(),;:\\\\\\[\\]]+)+")) {
            throw new IllegalArgumentException("an e-mail address looks like name@example.org");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
