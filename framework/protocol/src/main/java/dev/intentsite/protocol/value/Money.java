package dev.intentsite.protocol.value;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount in a currency (ISO 4217). On the wire {@code {"amount": "12.50", "currency": "EUR"}}. */
public record Money(BigDecimal amount, Currency currency) {
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }
}
