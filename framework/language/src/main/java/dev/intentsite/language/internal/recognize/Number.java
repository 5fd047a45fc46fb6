package dev.intentsite.language.internal.recognize;

import java.math.BigDecimal;

/**
 * A number in words or digits.
 *
 * @param end index after its last token
 * @param ordinal whether it is a place in an order ("third", "21st")
 * @param worded whether it is written in words
 */
record Number(int end, BigDecimal value, boolean ordinal, boolean worded) {
    boolean whole() {
        return value.stripTrailingZeros().scale() <= 0;
    }

    /** The value, when it is whole and within an int; else -1. */
    int small() {
        return whole() && value.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0 ? value.intValue() : -1;
    }
}
