package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Slot;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads lengths of time: "two weeks", "an hour and a half", "1 month 21 days", "half an hour". */
final class Lengths {
    private static final int PARTS = 6;

    /** Lengths as a part of a grammar. */
    static final Slot PERIOD = Lengths::at;

    private Lengths() {}

    private static List<Hit> at(Analysis analysis, int token) {
        Hit hit = read(analysis, token);
        return hit == null ? List.of() : List.of(hit);
    }

    /** The length that begins at the token; its value is a {@link Length}. */
    static @Nullable Hit read(Analysis analysis, int token) {
        Length length = Length.NONE;
        int at = token;
        int end = -1;
        for (int part = 0; part < PARTS; part++) {
            Hit brief = part > 0 ? shortened(analysis, at) : null;
            Hit one = brief != null ? brief : part(analysis, at);
            if (one == null) {
                break;
            }
            length = length.plus((Length) one.value());
            end = one.end();
            at = end;
            if (analysis.word(at).equals(",")) {
                at++;
            }
            Hit and = analysis.language().table("number.and").longest(analysis, at);
            if (and != null) {
                at = and.end();
            }
        }
        return end < 0 ? null : new Hit(end, length);
    }

    /** The "45m" of "1h 45m", which would be millions elsewhere. */
    private static @Nullable Hit shortened(Analysis analysis, int token) {
        if (token >= analysis.size()
                || !analysis.token(token).digits()
                || analysis.word(token).length() > 6
                || !analysis.glued(token + 1)) {
            return null;
        }
        Hit unit = analysis.language().table("unit.short").longest(analysis, token + 1);
        return unit == null
                ? null
                : new Hit(unit.end(), Length.of(new BigDecimal(analysis.word(token)), (String) unit.value()));
    }

    private static @Nullable Hit part(Analysis analysis, int token) {
        Hit count = count(analysis, token);
        if (count == null) {
            return null;
        }
        int at = count.end();
        if (analysis.word(at).equals("-") && analysis.glued(at)) {
            at++;
        }
        boolean spelled = at < analysis.size() && analysis.token(at).glued() && at == count.end();
        Hit unit = unit(analysis, at, spelled);
        if (unit == null) {
            return null;
        }
        BigDecimal amount = (BigDecimal) count.value();
        Hit half = analysis.language().table("and-half").longest(analysis, unit.end());
        int end = unit.end();
        if (half != null) {
            amount = amount.add(new BigDecimal((String) half.value()));
            end = half.end();
        }
        return new Hit(end, Length.of(amount, (String) unit.value()));
    }

    private static @Nullable Hit unit(Analysis analysis, int at, boolean glued) {
        for (String table : List.of("unit.date", "unit.time")) {
            Hit unit = analysis.language().table(table).longest(analysis, at);
            if (unit != null) {
                return unit;
            }
        }
        return glued ? analysis.language().table("unit.short").longest(analysis, at) : null;
    }

    private static @Nullable Hit count(Analysis analysis, int token) {
        for (String table : List.of("half", "few")) {
            Hit some = analysis.language().table(table).longest(analysis, token);
            if (some != null) {
                return new Hit(some.end(), new BigDecimal((String) some.value()));
            }
        }
        Hit whole = analysis.language().table("whole").longest(analysis, token);
        if (whole != null) {
            Hit counted = whole.end() < analysis.size() ? count(analysis, whole.end()) : null;
            return counted != null ? counted : new Hit(whole.end(), BigDecimal.ONE);
        }
        Hit article = analysis.language().table("number.article").longest(analysis, token);
        int at = article == null ? token : article.end();
        Number number = Numbers.at(analysis, at);
        if (number == null || number.ordinal()) {
            return article == null ? null : new Hit(article.end(), BigDecimal.ONE);
        }
        Hit half = analysis.language().table("and-half").longest(analysis, number.end());
        return half == null
                ? new Hit(number.end(), number.value())
                : new Hit(half.end(), number.value().add(new BigDecimal((String) half.value())));
    }
}
