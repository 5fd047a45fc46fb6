package dev.intentsite.language.internal.type;

import com.ibm.icu.text.NumberFormat;
import java.math.BigDecimal;
import java.util.Locale;

/** How numbers are written for people. */
final class Numbers {
    private static final int FRACTION_DIGITS = 15;

    private Numbers() {}

    /** With the language's digits and decimal sign; not grouped, because a number may be a year or a room. */
    static String display(Number value, Locale locale) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setGroupingUsed(false);
        format.setMaximumFractionDigits(FRACTION_DIGITS);
        return format.format(value);
    }

    /** An amount, grouped, with all its fraction digits. */
    static String amount(BigDecimal amount, Locale locale) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }
}
