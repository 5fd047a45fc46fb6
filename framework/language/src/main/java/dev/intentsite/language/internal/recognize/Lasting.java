package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds when something ends of which it is said when it begins and how long it lasts: "from 6 pm for two hours". */
public final class Lasting {
    private static final double SURE = 0.5;
    private static final double CONFIDENCE = 0.9;

    private Lasting() {}

    /** The time of day at which it ends; empty unless the message has one beginning and one length of hours or minutes. */
    public static List<List<Reading>> times(Analysis analysis) {
        return analysis.once(
                "times it lasts to",
                () -> ends(
                        analysis,
                        Times.in(analysis),
                        length -> length.times() && !length.dates(),
                        (LocalTime time, Length length) ->
                                time.plus(length.duration()).truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The day on which it ends; empty unless the message has one beginning and one length of days or more. */
    public static List<List<Reading>> dates(Analysis analysis) {
        return analysis.once(
                "dates it lasts to",
                () -> ends(
                        analysis,
                        Dates.in(analysis),
                        length -> length.dates()
                                && !length.times()
                                && length.days().stripTrailingZeros().scale() <= 0
                                && length.days().compareTo(BigDecimal.ZERO) >= 0,
                        (LocalDate date, Length length) -> length.from(date, 1)));
    }

    private static <T> List<List<Reading>> ends(
            Analysis analysis, List<Found<T>> begins, Predicate<Length> fits, BiFunction<T, Length, T> end) {
        List<Found<T>> sure = begins.stream().filter(one -> one.sure() >= SURE).toList();
        if (sure.size() != 1 || sure.get(0).options().size() != 1) {
            return List.of();
        }
        Hit lasting = null;
        int from = -1;
        for (int at = 1; at < analysis.size(); at++) {
            Hit length = analysis.is("lasting", at - 1) ? length(analysis, at, fits) : null;
            if (length != null) {
                if (lasting != null) {
                    return List.of();
                }
                lasting = length;
                from = at;
            }
        }
        if (lasting == null) {
            return List.of();
        }
        T last = end.apply(sure.get(0).options().get(0), (Length) lasting.value());
        return List.of(List.of(
                new Reading(TextNode.valueOf(last.toString()), analysis.span(from, lasting.end()), CONFIDENCE)));
    }

    private static @Nullable Hit length(Analysis analysis, int at, Predicate<Length> fits) {
        Hit hit = Lengths.read(analysis, at);
        boolean fit = hit != null && ((Length) hit.value()).reasonable() && fits.test((Length) hit.value());
        return fit ? hit : null;
    }
}
