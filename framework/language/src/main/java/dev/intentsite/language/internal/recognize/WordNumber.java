package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.math.BigDecimal;

/** A number in words as it grows, word by word: "two hundred and five thousand and twenty-first". */
final class WordNumber {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Analysis analysis;
    private BigDecimal total = BigDecimal.ZERO;
    private int group;
    private boolean begun;
    private boolean unitFilled;
    private boolean tensFilled;
    private BigDecimal lastScale = new BigDecimal("1e30");
    private boolean ordinal;

    WordNumber(Analysis analysis) {
        this.analysis = analysis;
    }

    /** Steps over a hyphen, or an "and" after hundreds, before the next word of the number. */
    int skip(int at, boolean first) {
        if (first) {
            return at;
        }
        int next = at;
        if (analysis.word(next).equals("-") && tensFilled && !unitFilled) {
            next++;
        }
        boolean round = begun && !unitFilled && !tensFilled;
        if (round) {
            Hit and = Numbers.table(analysis, "number.and").longest(analysis, next);
            if (and != null) {
                next = and.end();
            }
        }
        return next;
    }

    /** Takes the word at the token; the index after it, or -1 when it does not continue the number. */
    int take(int at) {
        if (at >= analysis.size()) {
            return -1;
        }
        Hit hit = Numbers.table(analysis, "number.cardinal").longest(analysis, at);
        if (hit != null) {
            return add(hit, false);
        }
        hit = Numbers.table(analysis, "number.ordinal").longest(analysis, at);
        if (hit != null) {
            return add(hit, true);
        }
        hit = Numbers.table(analysis, "number.scale").longest(analysis, at);
        if (hit != null) {
            return scale(hit, false);
        }
        hit = Numbers.table(analysis, "number.scale.ordinal").longest(analysis, at);
        return hit != null ? scale(hit, true) : -1;
    }

    private int add(Hit hit, boolean last) {
        int value = Integer.parseInt((String) hit.value());
        boolean tens = value >= 20;
        boolean fits = tens || value >= 10 || value == 0 ? !tensFilled && !unitFilled : !unitFilled;
        if (!fits || begun && value == 0) {
            return -1;
        }
        group += value;
        tensFilled = true;
        unitFilled = !tens;
        begun = true;
        ordinal = last;
        return hit.end();
    }

    private int scale(Hit hit, boolean last) {
        BigDecimal factor = new BigDecimal((String) hit.value());
        if (!begun && !last && factor.compareTo(HUNDRED) != 0 && factor.compareTo(BigDecimal.valueOf(1000)) != 0) {
            return -1;
        }
        if (factor.compareTo(HUNDRED) == 0) {
            if (group >= 100 || begun && group == 0) {
                return -1;
            }
            group = Math.max(group, 1) * 100;
        } else {
            if (factor.compareTo(lastScale) >= 0 || begun && group == 0) {
                return -1;
            }
            total = total.add(BigDecimal.valueOf(Math.max(group, 1)).multiply(factor));
            group = 0;
            lastScale = factor;
        }
        tensFilled = false;
        unitFilled = false;
        begun = true;
        ordinal = last;
        return hit.end();
    }

    boolean ordinal() {
        return ordinal;
    }

    BigDecimal value() {
        return total.add(BigDecimal.valueOf(group));
    }
}
