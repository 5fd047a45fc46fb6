package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Match;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds a date together with a time: "tomorrow at noon", "in half an hour", "the 5th at 4 a.m.". */
final class Moments {
    private static final double LIKELY = 0.9;

    private Moments() {}

    static List<Found<LocalDateTime>> in(Analysis analysis) {
        return analysis.once(Moments.class, () -> search(analysis));
    }

    private static List<Found<LocalDateTime>> search(Analysis analysis) {
        List<Found<LocalDateTime>> found = new ArrayList<>(relative(analysis));
        List<Found<LocalTime>> times = Times.in(analysis);
        List<Found<LocalDate>> dates = Dates.in(analysis);
        List<Found<LocalDate>> free = new ArrayList<>(dates);
        boolean single = times.stream().filter(time -> time.sure() > 0.2).count() == 1;
        for (Found<LocalTime> time : times) {
            Found<LocalDate> near = nearest(analysis, free, time, single);
            if (near != null && (time.sure() > 0.25 || touching(analysis, near, time))) {
                free.remove(near);
                int start = Math.min(near.start(), time.start());
                int end = Math.max(near.end(), time.end());
                List<LocalDateTime> options = time.options().stream()
                        .map(near.options().get(0)::atTime)
                        .toList();
                if (found.stream().noneMatch(other -> other.start() < end && start < other.end())) {
                    found.add(new Found<>(start, end, options, Math.max(near.sure() * LIKELY, 0.6)));
                }
            }
        }
        found.sort(Comparator.comparingInt(Found::start));
        return List.copyOf(found);
    }

    private static @Nullable Found<LocalDate> nearest(
            Analysis analysis, List<Found<LocalDate>> dates, Found<LocalTime> time, boolean single) {
        Found<LocalDate> best = null;
        for (Found<LocalDate> date : dates) {
            if (touching(analysis, date, time)) {
                return date;
            }
            if (single && (best == null || date.sure() > best.sure())) {
                best = date;
            }
        }
        return best;
    }

    private static boolean touching(Analysis analysis, Found<LocalDate> date, Found<LocalTime> time) {
        int from = Math.min(date.end(), time.end());
        int to = Math.max(date.start(), time.start());
        if (to < from || to - from > 5) {
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
        Grammar grammar = analysis.language().grammar("moment", Map.of("period", Lengths::at, "date", Moments::date));
        List<Found<LocalDateTime>> found = new ArrayList<>();
        for (int at = 0; at < analysis.size(); ) {
            Found<LocalDateTime> moment = best(grammar, analysis, at);
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
        for (Found<LocalDate> date : Dates.in(analysis)) {
            if (date.start() == token) {
                return List.of(new Hit(date.end(), date.options().get(0)));
            }
        }
        return List.of();
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
                case "in" -> shifted(analysis, match, 1);
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
