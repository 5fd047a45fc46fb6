package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Match;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a date together with a time: "tomorrow at noon", "in half an hour", "the 5th at 4 a.m.". */
final class Moments {
    private static final double LIKELY = 0.9;
    private static final int GAP = 5;

    private Moments() {}

    static List<Found<LocalDateTime>> in(Analysis analysis) {
        return analysis.once(Moments.class, () -> search(analysis));
    }

    private static List<Found<LocalDateTime>> search(Analysis analysis) {
        List<Found<LocalDateTime>> found = new ArrayList<>(relative(analysis));
        boolean[] covered = Claims.tokens(analysis, found, 0);
        List<Found<LocalTime>> times = Times.in(analysis);
        @Nullable Found<LocalDate>[] dates = byToken(analysis);
        boolean single = times.stream().filter(time -> time.sure() > 0.2).count() == 1;
        for (Found<LocalTime> time : times) {
            Found<LocalDate> beside = beside(analysis, dates, time);
            Found<LocalDate> near = beside == null && single && time.sure() > 0.25 ? surest(analysis, dates) : beside;
            if (near == null) {
                continue;
            }
            int start = Math.min(near.start(), time.start());
            int end = Math.max(near.end(), time.end());
            boolean free = true;
            for (int i = start; i < end; i++) {
                free &= !covered[i];
                analysis.step();
            }
            Arrays.fill(dates, near.start(), near.end(), null);
            if (free) {
                Arrays.fill(covered, start, end, true);
                LocalDate date = near.options().get(0);
                List<LocalDateTime> options =
                        time.options().stream().map(date::atTime).toList();
                found.add(new Found<>(start, end, options, Math.max(near.sure() * LIKELY, 0.6)));
            }
        }
        found.sort(Comparator.comparingInt(Found::start));
        return List.copyOf(found);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Found<LocalDate>[] byToken(Analysis analysis) {
        @Nullable Found<LocalDate>[] dates = new Found[analysis.size()];
        for (Found<LocalDate> date : Dates.in(analysis)) {
            Arrays.fill(dates, date.start(), date.end(), date);
        }
        return dates;
    }

    /** The first date that touches the time. */
    private static @Nullable Found<LocalDate> beside(
            Analysis analysis, @Nullable Found<LocalDate>[] dates, Found<LocalTime> time) {
        int to = Math.min(dates.length, time.end() + GAP + 1);
        for (int i = Math.max(0, time.start() - GAP - 1); i < to; i++) {
            Found<LocalDate> date = dates[i];
            if (date != null && touching(analysis, date, time)) {
                return date;
            }
        }
        return null;
    }

    /** The surest date of the message; called for one time at most. */
    private static @Nullable Found<LocalDate> surest(Analysis analysis, @Nullable Found<LocalDate>[] dates) {
        Found<LocalDate> best = null;
        for (Found<LocalDate> date : dates) {
            analysis.step();
            if (date != null && (best == null || date.sure() > best.sure())) {
                best = date;
            }
        }
        return best;
    }

    private static boolean touching(Analysis analysis, Found<LocalDate> date, Found<LocalTime> time) {
        int from = Math.min(date.end(), time.end());
        int to = Math.max(date.start(), time.start());
        if (to < from || to - from > GAP) {
            return from > to && Math.max(date.start(), time.start()) < Math.min(date.end(), time.end());
        }
        for (int i = from; i < to; i++) {
            if (analysis.language().table("date-time-filler").longest(analysis, i) == null
                    && analysis.language().table("part").longest(analysis, i) == null) {
                return false;
            }
        }
        return true;
    }

    private static List<Found<LocalDateTime>> relative(Analysis analysis) {
        Grammar grammar =
                analysis.language().grammar("moment", () -> Map.of("period", Lengths.PERIOD, "date", Moments::date));
        List<Found<LocalDateTime>> found = new ArrayList<>(Ahead.in(analysis));
        boolean[] ahead = Claims.tokens(analysis, found, 0);
        for (int at = 0; at < analysis.size(); ) {
            Found<LocalDateTime> moment = ahead[at] ? null : best(grammar, analysis, at);
            if (moment != null) {
                found.add(moment);
                at = moment.end();
            } else {
                at++;
            }
        }
        return found;
    }

    private static List<Hit> date(Analysis analysis, int token) {
        Found<LocalDate> date = analysis.once("dates by token", () -> byToken(analysis))[token];
        return date == null || date.start() != token
                ? List.of()
                : List.of(new Hit(date.end(), date.options().get(0)));
    }

    private static @Nullable Found<LocalDateTime> best(Grammar grammar, Analysis analysis, int at) {
        for (Match match : grammar.at(analysis, at)) {
            LocalDateTime now = analysis.utterance().now().toLocalDateTime();
            LocalDateTime moment = switch (match.action()) {
                case "now" -> now;
                case "end" ->
                    match.has("date")
                            ? ((LocalDate) match.get("date")).atTime(23, 59)
                            : now.toLocalDate().atTime(23, 59);
                case "later" -> shifted(analysis, match, 1);
                case "ago" -> shifted(analysis, match, -1);
                default -> throw new IllegalStateException("no meaning for the moment rule " + match.action());
            };
            if (moment != null) {
                return new Found<>(
                        match.start(),
                        match.end(),
                        List.of(moment),
                        match.action().equals("now") ? 0.5 : LIKELY);
            }
        }
        return null;
    }

    private static @Nullable LocalDateTime shifted(Analysis analysis, Match match, int sign) {
        Length length = (Length) match.get("period");
        return length.times() && length.reasonable()
                ? length.from(analysis.utterance().now(), sign).toLocalDateTime()
                : null;
    }
}
