package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.recognize.Quantities.Quantity;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.math.BigDecimal;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Fractions after a number: "two thirds", "one and a half", "3/4", "2 1/4", "one over three". */
final class Fractions {
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Fractions() {}

    /** The number with the fraction that follows it; null when none does. */
    static @Nullable Found<Quantity> after(Analysis analysis, int from, Number number) {
        int end = number.end();
        BigDecimal value = number.value();
        BigDecimal sign = sign(analysis, end);
        if (sign != null && !number.worded()) {
            return found(from, end + 1, value.add(sign));
        }
        Hit half = analysis.language().table("and-half").longest(analysis, end);
        if (half != null) {
            BigDecimal part = new BigDecimal((String) half.value());
            Hit scale = analysis.language().table("number.scale").longest(analysis, half.end());
            return scale == null
                    ? found(from, half.end(), value.add(part.multiply(unit(analysis, end))))
                    : found(from, scale.end(), value.add(part).multiply(new BigDecimal((String) scale.value())));
        }
        Found<Quantity> slashed = slashed(analysis, from, end, value);
        if (slashed != null) {
            return slashed;
        }
        Hit denominator = denominator(analysis, end);
        if (denominator != null && (number.worded() || value.compareTo(BigDecimal.ONE) >= 0)) {
            Found<Quantity> split = number.worded() ? split(analysis, from, number, denominator) : null;
            return split != null ? split : found(from, denominator.end(), divided(value, denominator));
        }
        return added(analysis, from, number);
    }

    /** "forty two and a third", "two million and three fifths". */
    private static @Nullable Found<Quantity> added(Analysis analysis, int from, Number number) {
        int end = number.end();
        Hit and = analysis.language().table("number.and").longest(analysis, end);
        if (and == null) {
            return null;
        }
        Hit article = analysis.language().table("number.article").longest(analysis, and.end());
        Hit under = null;
        BigDecimal over = BigDecimal.ONE;
        if (article != null) {
            under = part(analysis, article.end());
        } else {
            Number numerator = Numbers.at(analysis, and.end());
            if (numerator != null && !numerator.ordinal()) {
                over = numerator.value();
                under = denominator(analysis, numerator.end());
            }
        }
        return under == null
                ? null
                : found(
                        from,
                        under.end(),
                        number.value().add(divided(over, under).multiply(unit(analysis, end))));
    }

    /** "a third", "a thirtieth": of which there is one. */
    private static @Nullable Hit part(Analysis analysis, int at) {
        Number number = Numbers.at(analysis, at);
        return number != null && number.worded() && number.ordinal() && number.small() > 2
                ? new Hit(number.end(), number.value())
                : denominator(analysis, at);
    }

    /** "one hundred and three quarters" is a hundred and three of four, not a hundred and three of them. */
    private static @Nullable Found<Quantity> split(Analysis analysis, int from, Number number, Hit denominator) {
        for (int at = number.end() - 2; at > from; at--) {
            Hit and = analysis.language().table("number.and").longest(analysis, at);
            if (and != null) {
                Number whole = Numbers.words(analysis, from, at);
                Number numerator = Numbers.at(analysis, and.end());
                return whole == null || numerator == null
                        ? null
                        : found(
                                from,
                                denominator.end(),
                                whole.value()
                                        .add(divided(numerator.value(), denominator)
                                                .multiply(unit(analysis, at))));
            }
        }
        return null;
    }

    private static BigDecimal divided(BigDecimal numerator, Hit denominator) {
        return Quantities.divide(numerator, (BigDecimal) denominator.value());
    }

    /** What a fraction after a number is a part of: "three million and a half" is half a million more. */
    private static BigDecimal unit(Analysis analysis, int end) {
        Hit scale = analysis.language().table("number.scale").longest(analysis, end - 1);
        BigDecimal value = scale == null ? BigDecimal.ONE : new BigDecimal((String) scale.value());
        return value.compareTo(MILLION) < 0 ? BigDecimal.ONE : value;
    }

    /** The value of a fraction that is one sign: \u00be. */
    static @Nullable BigDecimal sign(Analysis analysis, int at) {
        String sign = analysis.word(at);
        if (sign.length() != 1 || !analysis.token(at).sign()) {
            return null;
        }
        String[] parts = Normalizer.normalize(sign, Normalizer.Form.NFKC).split("\u2044");
        return parts.length == 2 && parts[0].matches("[0-9]+") && parts[1].matches("[1-9][0-9]*")
                ? Quantities.divide(new BigDecimal(parts[0]), new BigDecimal(parts[1]))
                : null;
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
        Hit over = analysis.language().table("over").longest(analysis, at);
        if (over == null && !(analysis.word(at).equals("/") && analysis.glued(at) && analysis.glued(at + 1))) {
            return null;
        }
        Number denominator = Numbers.at(analysis, over == null ? at + 1 : over.end());
        if (denominator == null
                || over != null
                        && (analysis.is("unit.date", denominator.end()) || analysis.is("unit.time", denominator.end()))
                || denominator.value().signum() == 0
                || analysis.word(denominator.end()).equals("/") && analysis.glued(denominator.end())) {
            return null;
        }
        return found(from, denominator.end(), whole.add(Quantities.divide(one, denominator.value())));
    }

    /** "thirds", "quarters", "fifths", "hundredths", with or without a hyphen before. */
    private static @Nullable Hit denominator(Analysis analysis, int at) {
        int from = analysis.word(at).equals("-") ? at + 1 : at;
        if (from >= analysis.size()) {
            return null;
        }
        Hit named = analysis.language().table("number.fraction").longest(analysis, from);
        return named == null ? null : new Hit(named.end(), new BigDecimal((String) named.value()));
    }

    private static Found<Quantity> found(int from, int end, BigDecimal value) {
        return new Found<>(from, end, java.util.List.of(new Quantity(value, false, false)), 0.9);
    }
}
