package dev.intentsite.protocol.value;

/** A telephone number in E.164 form, such as {@code +13125550123}. On the wire a string of type {@code phone}. */
public record PhoneNumber(String value) {
    /** @throws IllegalArgumentException when it is not E.164 */
    public PhoneNumber {
        if (!value.matches("\\+[1-9][0-9]{3,14}")) {
            throw new IllegalArgumentException("a telephone number is written +, country code and number, digits only");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
