package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Table;
import dev.intentsite.language.internal.text.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds quantities: whole numbers, decimals, fractions, "half a dozen", with their sign. */
final class Quantities {
    private static final BigDecimal LARGEST = new BigDecimal("1e30");

    private static final String DOZEN = "12";

    private Quantities() {}

    /**
     * A number and how it was said.
     *
     * @param ordinal a place in an order
     * @param percent a percentage
     */
    record Quantity(BigDecimal value, boolean ordinal, boolean percent) {
        boolean whole() {
            return value.stripTrailingZeros().scale() <= 0;
        }
    }

    static List<Found<Quantity>> in(Analysis analysis) {
        return analysis.once(Quantities.class, () -> search(analysis));
    }

    private static List<Found<Quantity>> search(Analysis analysis) {
        List<Found<Quantity>> found = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            Found<Quantity> one = at(analysis, at);
            if (one == null) {
                at++;
            } else {
                found.add(one);
                at = one.end();
            }
        }
        return List.copyOf(found);
    }

    /** The quantity that begins at the token, its sign included. */
    static @Nullable Found<Quantity> at(Analysis analysis, int token) {
        Hit minus = table(analysis, "number.minus").longest(analysis, token);
        boolean dash = analysis.word(token).equals("-")
                && !(analysis.glued(token) && analysis.token(token - 1).word())
                && !(analysis.glued(token) && analysis.token(token - 1).digits());
        int at = minus != null ? minus.end() : dash ? token + 1 : token;
        if (at >= analysis.size()) {
            return null;
        }
        Found<Quantity> plain = plain(analysis, at);
        if (plain == null || plain.options().get(0).value().abs().compareTo(LARGEST) > 0) {
            return null;
        }
        Quantity quantity = plain.options().get(0);
        BigDecimal value = at > token ? quantity.value().negate() : quantity.value();
        Hit percent = table(analysis, "percent").longest(analysis, plain.end());
        return new Found<>(
                token,
                percent == null ? plain.end() : percent.end(),
                List.of(new Quantity(value, quantity.ordinal(), percent != null)),
                plain.sure());
    }

    private static @Nullable Found<Quantity> plain(Analysis analysis, int at) {
        Token first = analysis.token(at);
        Hit article = table(analysis, "number.article").longest(analysis, at);
        int start = article == null ? at : article.end();
        Hit half = table(analysis, "number.half").longest(analysis, start);
        if (half != null) {
            return multiple(analysis, at, half.end(), new BigDecimal((String) half.value()), article != null);
        }
        Hit part = table(analysis, "number.part").longest(analysis, start);
        Hit parted = part == null ? null : table(analysis, "number.scale").longest(analysis, part.end());
        if (part != null && parted != null) {
            BigDecimal scale = new BigDecimal((String) parted.value());
            return found(at, parted.end(), scale.multiply(new BigDecimal((String) part.value())), false, 0.9);
        }
        BigDecimal sign = Fractions.sign(analysis, at);
        if (sign != null) {
            return found(at, at + 1, sign, false, 0.9);
        }
        Hit dozen = table(analysis, "number.dozen").longest(analysis, start);
        if (dozen != null) {
            return found(at, dozen.end(), new BigDecimal((String) dozen.value()), false, 0.85);
        }
        if (first.text().equals(".")
                && at + 1 < analysis.size()
                && analysis.glued(at + 1)
                && analysis.token(at + 1).digits()) {
            return analysis.word(at + 1).length() > 30
                            || analysis.glued(at) && analysis.token(at - 1).digits()
                    ? null
                    : found(at, at + 2, new BigDecimal("0." + analysis.word(at + 1)), false, 0.9);
        }
        Number number = start < analysis.size() ? Numbers.at(analysis, start) : null;
        if (number == null) {
            return null;
        }
        if (article != null && !number.ordinal() && number.value().compareTo(BigDecimal.valueOf(100)) < 0) {
            return null;
        }
        return continued(analysis, at, number);
    }

    private static @Nullable Found<Quantity> multiple(
            Analysis analysis, int from, int end, BigDecimal part, boolean article) {
        Hit dozen = table(analysis, "number.dozen").longest(analysis, skipArticle(analysis, end));
        Hit scale =
                dozen != null ? dozen : table(analysis, "number.scale").longest(analysis, skipArticle(analysis, end));
        if (scale != null) {
            return found(from, scale.end(), part.multiply(new BigDecimal((String) scale.value())), false, 0.9);
        }
        return found(from, end, part, false, article ? 0.7 : 0.6);
    }

    private static int skipArticle(Analysis analysis, int at) {
        Hit article = at < analysis.size() ? table(analysis, "number.article").longest(analysis, at) : null;
        return article == null ? at : article.end();
    }

    private static Found<Quantity> continued(Analysis analysis, int from, Number number) {
        int end = number.end();
        BigDecimal value = number.value();
        Hit dozens = number.ordinal() ? null : table(analysis, "number.dozen").longest(analysis, end);
        if (dozens != null && DOZEN.equals(dozens.value()) && number.whole()) {
            return found(from, dozens.end(), value.multiply(new BigDecimal(DOZEN)), false, 0.9);
        }
        if (number.ordinal()) {
            return found(from, end, value, true, 0.8);
        }
        Hit point = table(analysis, "number.point").longest(analysis, end);
        if (point != null) {
            Number digits = Numbers.at(analysis, point.end());
            StringBuilder decimals = new StringBuilder();
            int at = point.end();
            while (digits != null && !digits.ordinal() && digits.whole() && decimals.length() < 12) {
                decimals.append(digits.value().toPlainString());
                at = digits.end();
                digits = Numbers.at(analysis, at);
            }
            if (!decimals.isEmpty()) {
                return found(from, at, value.add(new BigDecimal("0." + decimals)), false, 0.95);
            }
        }
        Found<Quantity> fraction = Fractions.after(analysis, from, number);
        if (fraction != null) {
            return fraction;
        }
        return found(from, end, value, false, suffixed(analysis, from, end) ? 0.2 : 0.9);
    }

    /** A number that touches letters or a code ("180ml", "SCP-173") is hardly a count. */
    private static boolean suffixed(Analysis analysis, int from, int end) {
        boolean before = analysis.glued(from)
                && (analysis.token(from - 1).word()
                        || analysis.token(from - 1).digits()
                        || "-./:".contains(analysis.word(from - 1)) && analysis.glued(from - 1));
        boolean after = analysis.glued(end)
                && (analysis.token(end).word() && analysis.token(from).digits()
                        || "/:-".contains(analysis.word(end))
                                && analysis.glued(end + 1)
                                && analysis.token(end + 1).digits());
        return before || after;
    }

    static Found<Quantity> found(int from, int end, BigDecimal value, boolean ordinal, double sure) {
        return new Found<>(from, end, List.of(new Quantity(value, ordinal, false)), sure);
    }

    static BigDecimal divide(BigDecimal one, BigDecimal two) {
        return one.divide(two, MathContext.DECIMAL64);
    }

    private static Table table(Analysis analysis, String name) {
        return analysis.language().table(name);
    }
}
