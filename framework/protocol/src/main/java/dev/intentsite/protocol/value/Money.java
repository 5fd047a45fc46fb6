package dev.intentsite.protocol.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in a currency (ISO 4217), with at least the currency's decimals: 12.5 EUR and 12.50 EUR are equal. On the
 * wire {@code {"amount": "12.50", "currency": "EUR"}}.
 *
 * @param amount less than 10^18 either way, with at most 12 decimals
 * @param currency its currency
 */
public record Money(BigDecimal amount, Currency currency) {
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 12;

    /** @throws IllegalArgumentException when the amount is too large or too fine */
    public Money {
        BigDecimal shortest = amount.stripTrailingZeros();
        if (shortest.precision() - shortest.scale() > MOST_DIGITS || shortest.scale() > MOST_DECIMALS) {
            throw new IllegalArgumentException("an amount of money has at most 18 digits and 12 decimals");
        }
        amount = shortest.setScale(
                Math.max(shortest.scale(), Math.max(0, currency.getDefaultFractionDigits())), RoundingMode.UNNECESSARY);
    }

    /** Such as {@code 12.50 EUR}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
