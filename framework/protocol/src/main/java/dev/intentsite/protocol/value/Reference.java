package dev.intentsite.protocol.value;

import java.util.Locale;
import java.util.regex.Pattern;

/** A number or code that a company gave out, such as {@code RES-2026-10-16-7891}: letters, digits and hyphens, at least one digit; kept in upper case. On the wire a string. */
public record Reference(String value) {
    /** What a reference looks like, before upper case. */
    public static final Pattern FORM = Pattern.compile("(?=.*[0-9])[A-Za-z0-9](?:-?[A-Za-z0-9]){2,63}");

    /** @throws IllegalArgumentException when it does not look like a reference */
    public Reference {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a reference has 3 to 64 letters, digits and hyphens, a digit among them");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
