package dev.intentsite.protocol.value;

import java.util.regex.Pattern;

/** An e-mail address, such as {@code jane@example.org}; trimmed, at most 254 characters. On the wire a string of type {@code email}. */
public record EmailAddress(String value) {
    private static final int MOST = 254;
    private static final String ATOM = "[^\\s\\p{Cntrl}@.<>\"(),;:\\\\\\[\\]]+";
    private static final Pattern FORM = Pattern.compile(ATOM + "(\\." + ATOM + ")*@" + ATOM + "(\\." + ATOM + ")+");

    /** @throws IllegalArgumentException when it is no address */
    public EmailAddress {
        value = value.strip();
        if (value.length() > MOST || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an e-mail address looks like name@example.org");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
