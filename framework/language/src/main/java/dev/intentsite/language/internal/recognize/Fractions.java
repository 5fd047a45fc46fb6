package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.recognize.Quantities.Quantity;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Fractions after a number: "two thirds", "one and a half", "3/4", "2 1/4", "one over three". */
final class Fractions {
    private Fractions() {}

    /** The number with the fraction that follows it; null when none does. */
    static @Nullable Found<Quantity> after(Analysis analysis, int from, Number number) {
        int end = number.end();
        BigDecimal value = number.value();
        Hit half = analysis.language().table("and-half").longest(analysis, end);
        if (half != null) {
            BigDecimal whole = value.add(new BigDecimal((String) half.value()));
            Hit scale = analysis.language().table("number.scale").longest(analysis, half.end());
            return scale == null
                    ? found(from, half.end(), whole)
                    : found(from, scale.end(), whole.multiply(new BigDecimal((String) scale.value())));
        }
        Found<Quantity> slashed = slashed(analysis, from, end, value);
        if (slashed != null) {
            return slashed;
        }
        BigDecimal denominator = denominator(analysis, end);
        if (denominator != null && (number.worded() || value.compareTo(BigDecimal.ONE) >= 0)) {
            return found(from, end + 1, Quantities.divide(value, denominator));
        }
        Hit and = analysis.language().table("number.and").longest(analysis, end);
        Number numerator = and == null ? null : Numbers.at(analysis, and.end());
        if (numerator != null && !numerator.ordinal()) {
            BigDecimal under = denominator(analysis, numerator.end());
            if (under != null) {
                return found(from, numerator.end() + 1, value.add(Quantities.divide(numerator.value(), under)));
            }
        }
        return null;
    }

    private static @Nullable Found<Quantity> slashed(Analysis analysis, int from, int end, BigDecimal value) {
        BigDecimal one = value;
        BigDecimal whole = BigDecimal.ZERO;
        int at = end;
        if (at < analysis.size()
                && analysis.token(at).digits()
                && analysis.word(at + 1).equals("/")
                && analysis.glued(at + 1)) {
            Number numerator = Numbers.at(analysis, at);
            if (numerator != null && numerator.end() == at + 1) {
                whole = value;
                one = numerator.value();
                at++;
            }
        }
        boolean over = analysis.language().table("over").longest(analysis, at) != null;
        if (!over && !(analysis.word(at).equals("/") && analysis.glued(at) && analysis.glued(at + 1))) {
            return null;
        }
        Number denominator = Numbers.at(analysis, at + 1);
        if (denominator == null
                || denominator.value().signum() == 0
                || analysis.word(denominator.end()).equals("/") && analysis.glued(denominator.end())) {
            return null;
        }
        return found(from, denominator.end(), whole.add(Quantities.divide(one, denominator.value())));
    }

    /** "thirds", "quarters", "fifths", "hundredths": one token. */
    private static @Nullable BigDecimal denominator(Analysis analysis, int at) {
        if (at >= analysis.size()) {
            return null;
        }
        Hit named = analysis.language().table("number.fraction").longest(analysis, at);
        return named == null ? null : new BigDecimal((String) named.value());
    }

    private static Found<Quantity> found(int from, int end, BigDecimal value) {
        return new Found<>(from, end, java.util.List.of(new Quantity(value, false, false)), 0.9);
    }
}
