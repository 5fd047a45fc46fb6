package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.ibm.icu.util.Currency;
import dev.intentsite.language.internal.recognize.Quantities.Quantity;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds amounts of money: a number beside a currency's sign, code or name. */
public final class Amounts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Amounts() {}

    record Amount(BigDecimal value, String currency) {
        /** With the currency's decimals, or more where the amount needs them, six at most. */
        JsonNode json() {
            int usual = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
            int needed = Math.min(6, value.stripTrailingZeros().scale());
            BigDecimal plain = value.setScale(Math.max(usual, needed), RoundingMode.HALF_EVEN);
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("amount", plain.toPlainString())
                    .put("currency", currency);
        }
    }

    public static MessageRecognizer money() {
        return analysis -> Readings.of(analysis, in(analysis), Amount::json);
    }

    static List<Found<Amount>> in(Analysis analysis) {
        return analysis.once(Amounts.class, () -> search(analysis));
    }

    private static List<Found<Amount>> search(Analysis analysis) {
        List<Found<Amount>> found = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            Found<Amount> amount = signFirst(analysis, at);
            if (amount == null) {
                amount = numberFirst(analysis, at);
            }
            if (amount == null) {
                at++;
            } else {
                found.add(amount);
                at = amount.end();
            }
        }
        return List.copyOf(found);
    }

    private static @Nullable Found<Amount> signFirst(Analysis analysis, int at) {
        Hit sign = Currencies.signs(analysis.language()).longest(analysis, at);
        if (sign == null
                || sign.end() >= analysis.size()
                || !analysis.token(sign.end()).digits()
                || !Currencies.sign(analysis, at, sign)) {
            return null;
        }
        Found<Quantity> number = Quantities.at(analysis, sign.end());
        if (number == null) {
            return null;
        }
        String currency = (String) sign.value();
        Hit name = Currencies.names(analysis.language()).longest(analysis, number.end());
        return found(
                at,
                name == null ? number.end() : name.end(),
                number.options().get(0).value(),
                name == null ? currency : (String) name.value());
    }

    private static @Nullable Found<Amount> numberFirst(Analysis analysis, int at) {
        if (!analysis.token(at).digits()
                && Numbers.at(analysis, at) == null
                && !analysis.is("number.half", at)
                && !analysis.is("number.part", at)
                && !analysis.is("number.article", at)
                && !analysis.is("few", at)) {
            return null;
        }
        Found<Quantity> number = Quantities.at(analysis, at);
        int end;
        BigDecimal value;
        if (number != null && number.options().get(0).ordinal()) {
            return null;
        }
        if (number != null && !number.options().get(0).percent()) {
            value = number.options().get(0).value();
            end = number.end();
        } else {
            Hit article = analysis.language().table("number.article").longest(analysis, at);
            if (article == null) {
                return null;
            }
            value = BigDecimal.ONE;
            end = article.end();
        }
        if (analysis.word(end).equals("-") && analysis.glued(end)) {
            end++;
        }
        Hit currency = Currencies.names(analysis.language()).longest(analysis, end);
        if (currency == null) {
            currency = Currencies.signs(analysis.language()).longest(analysis, end);
        }
        if (currency == null) {
            Hit cents = analysis.language().table("minor-unit").longest(analysis, end);
            return cents == null
                    ? null
                    : found(at, cents.end(), value.divide(HUNDRED), Currencies.local(analysis.language()));
        }
        // In "3 USD50" the sign belongs to the number after it.
        boolean next =
                analysis.glued(currency.end()) && analysis.token(currency.end()).digits();
        return next ? null : small(analysis, at, currency, value);
    }

    /** "15 dollars and 50 cents", "10 dollars 50". */
    private static Found<Amount> small(Analysis analysis, int from, Hit currency, BigDecimal value) {
        int at = currency.end();
        Hit and = analysis.language().table("number.and").longest(analysis, at);
        Number rest = Numbers.at(analysis, and == null ? at : and.end());
        if (rest != null && !rest.ordinal() && rest.small() > 0 && rest.small() < 100) {
            Hit cents = analysis.language().table("minor-unit").longest(analysis, rest.end());
            boolean last =
                    rest.end() >= analysis.size() || analysis.token(rest.end()).sign();
            if (cents != null || last && rest.small() > 9) {
                return found(
                        from,
                        cents == null ? rest.end() : cents.end(),
                        value.add(rest.value().divide(HUNDRED)),
                        (String) currency.value());
            }
        }
        return found(from, currency.end(), value, (String) currency.value());
    }

    private static Found<Amount> found(int from, int end, BigDecimal value, String currency) {
        return new Found<>(from, end, List.of(new Amount(value, currency)), 0.95);
    }
}
