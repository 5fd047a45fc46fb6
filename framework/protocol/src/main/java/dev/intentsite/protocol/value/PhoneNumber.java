package dev.intentsite.protocol.value;

import java.util.regex.Pattern;

/** A telephone number in E.164 form, such as {@code +13125550123}. On the wire a string of type {@code phone}. */
public record PhoneNumber(String value) {
    private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{3,14}");

    /** @throws IllegalArgumentException when it is not E.164 */
    public PhoneNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a telephone number is written +, country code and number, digits only");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
