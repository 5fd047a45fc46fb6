package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Table;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Reads one number, in digits ("1,250", "10k", "21st") or words ("two hundred and five", "twenty-first"). */
final class Numbers {
    private static final int LONGEST = 24;
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private Numbers() {}

    /** The number that begins at the token, without its sign; remembered. */
    static @Nullable Number at(Analysis analysis, int token) {
        if (token < 0 || token >= analysis.size()) {
            return null;
        }
        Cache cache = analysis.once(Numbers.class, () -> new Cache(analysis.size()));
        if (!cache.read[token]) {
            cache.read[token] = true;
            cache.numbers[token] =
                    analysis.token(token).digits() ? digits(analysis, token) : words(analysis, token, analysis.size());
        }
        return cache.numbers[token];
    }

    private static @Nullable Number digits(Analysis analysis, int token) {
        StringBuilder digits = new StringBuilder(analysis.word(token));
        if (digits.length() > LONGEST) {
            return null;
        }
        int end = grouped(analysis, token, digits);
        if (end == token + 1) {
            end = spaced(analysis, token, digits);
        }
        if (analysis.word(end).equals(".")
                && analysis.glued(end)
                && analysis.glued(end + 1)
                && analysis.token(end + 1).digits()
                && !(analysis.word(end + 2).equals(".") && analysis.glued(end + 2) && analysis.glued(end + 3))
                && analysis.word(end + 1).length() <= LONGEST) {
            digits.append('.').append(analysis.word(end + 1));
            end += 2;
        }
        if (end == token + 1 && comma(analysis, end)) {
            digits.append('.').append(analysis.word(end + 1));
            end += 2;
        }
        int power = power(analysis, end);
        if (power >= 0) {
            boolean minus = analysis.word(end + 1).equals("-");
            int exponent = Integer.parseInt(analysis.word(power));
            return new Number(
                    power + 1,
                    new BigDecimal(digits.toString()).scaleByPowerOfTen(minus ? -exponent : exponent),
                    false,
                    false);
        }
        BigDecimal value = new BigDecimal(digits.toString());
        if (thousands(analysis, end)) {
            return new Number(end + 1, value.multiply(THOUSAND), false, false);
        }
        if (analysis.glued(end)) {
            Hit suffix = analysis.language().table("number.suffix").longest(analysis, end);
            if (suffix != null) {
                return new Number(suffix.end(), value.multiply(new BigDecimal((String) suffix.value())), false, false);
            }
            if (analysis.language().table("ordinal.suffix").longest(analysis, end) != null) {
                return new Number(end + 1, value, true, false);
            }
        }
        return scaled(analysis, end, value);
    }

    /** "1,3": no thousands have so few digits after the comma. */
    private static boolean comma(Analysis analysis, int at) {
        return analysis.word(at).equals(",")
                && analysis.glued(at)
                && analysis.glued(at + 1)
                && analysis.token(at + 1).digits()
                && analysis.word(at + 1).length() < 3
                && !(analysis.glued(at + 2) && analysis.glued(at + 3));
    }

    /** The digits of the exponent in "12.3e+14" and "2e5"; -1 when there are none. */
    private static int power(Analysis analysis, int at) {
        if (!analysis.glued(at) || !analysis.word(at).equals("e")) {
            return -1;
        }
        int digits = "+-".contains(analysis.word(at + 1)) && analysis.glued(at + 1) ? at + 2 : at + 1;
        return analysis.glued(digits)
                        && analysis.token(digits).digits()
                        && analysis.word(digits).length() < 3
                ? digits
                : -1;
    }

    /** "10 k" at the end. */
    private static boolean thousands(Analysis analysis, int at) {
        Hit suffix = analysis.language().table("number.suffix").longest(analysis, at);
        return suffix != null
                && !analysis.glued(at)
                && "1000".equals(suffix.value())
                && (suffix.end() >= analysis.size()
                        || analysis.token(suffix.end()).sign());
    }

    private static int grouped(Analysis analysis, int token, StringBuilder digits) {
        int end = token + 1;
        while (digits.length() <= LONGEST
                && analysis.word(end).equals(",")
                && analysis.glued(end)
                && analysis.glued(end + 1)
                && analysis.token(end + 1).digits()
                && (analysis.word(end + 1).length() == 3
                        || analysis.word(end + 1).length() == 2
                                && analysis.word(end + 2).equals(","))) {
            digits.append(analysis.word(end + 1));
            end += 2;
        }
        return end;
    }

    /** Groups of three with spaces between, two groups at least after the first: 1 414 021. */
    private static int spaced(Analysis analysis, int token, StringBuilder digits) {
        if (digits.length() > 3) {
            return token + 1;
        }
        int end = token + 1;
        while (end < analysis.size()
                && end < token + 7
                && analysis.token(end).digits()
                && analysis.word(end).length() == 3) {
            end++;
        }
        if (end < token + 3) {
            return token + 1;
        }
        for (int i = token + 1; i < end; i++) {
            digits.append(analysis.word(i));
        }
        return end;
    }

    /** "3 million", "3 hundred and 21", "4 thousand 3 hundred". */
    private static Number scaled(Analysis analysis, int end, BigDecimal value) {
        Hit scale = analysis.language().table("number.scale").longest(analysis, end);
        if (scale == null) {
            return new Number(end, value, false, false);
        }
        BigDecimal factor = new BigDecimal((String) scale.value());
        BigDecimal total = value.multiply(factor);
        int next = scale.end();
        Hit and = analysis.language().table("number.and").longest(analysis, next);
        int after = and == null ? next : and.end();
        Number rest = after < analysis.size() ? at(analysis, after) : null;
        if (rest != null
                && !rest.ordinal()
                && rest.whole()
                && rest.value().compareTo(factor) < 0
                && rest.value().signum() > 0) {
            return new Number(rest.end(), total.add(rest.value()), false, false);
        }
        return new Number(next, total, false, false);
    }

    /** The number in words that ends before {@code limit}. */
    static @Nullable Number words(Analysis analysis, int token, int limit) {
        WordNumber number = new WordNumber(analysis);
        int at = token;
        while (at < limit && at < token + LONGEST) {
            int start = number.skip(at, at == token);
            int end = number.take(start);
            if (end < 0 || end > limit) {
                break;
            }
            at = end;
            if (number.ordinal()) {
                break;
            }
        }
        return at == token ? null : new Number(at, number.value(), number.ordinal(), true);
    }

    static Table table(Analysis analysis, String name) {
        return analysis.language().table(name);
    }

    private static final class Cache {
        private final @Nullable Number[] numbers;
        private final boolean[] read;

        Cache(int size) {
            numbers = new Number[size];
            read = new boolean[size];
        }
    }
}
