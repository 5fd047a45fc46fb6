package dev.intentsite.language.internal.type;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.GroupingStrategy;
import com.ibm.icu.number.Precision;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How numbers are written for people. */
final class Numbers {
    private static final int FRACTION_DIGITS = 15;
    private static final int MOST_LOCALES = 1000;
    private static final Map<Locale, LocalizedNumberFormatter> PLAIN = new ConcurrentHashMap<>();

    private Numbers() {}

    /** With the language's digits and decimal sign; not grouped, because a number may be a year or a room. */
    static String display(Number value, Locale locale) {
        LocalizedNumberFormatter known = PLAIN.get(locale);
        LocalizedNumberFormatter formatter = known == null ? plain(locale) : known;
        if (known == null && PLAIN.size() < MOST_LOCALES) {
            PLAIN.put(locale, formatter);
        }
        return formatter.format(value).toString();
    }

    private static LocalizedNumberFormatter plain(Locale locale) {
        return NumberFormatter.withLocale(locale)
                .grouping(GroupingStrategy.OFF)
                .precision(Precision.maxFraction(FRACTION_DIGITS));
    }

    /** An amount, grouped, with all its fraction digits. */
    static String amount(BigDecimal amount, Locale locale) {
        return NumberFormatter.withLocale(locale)
                .precision(Precision.fixedFraction(amount.scale()))
                .format(amount)
                .toString();
    }
}
