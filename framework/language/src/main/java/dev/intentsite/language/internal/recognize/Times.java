package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Match;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds times of day; what is in neither half of the day has both readings, unless a word of the message tells. */
final class Times {
    private static final double SURE = 0.95;
    private static final double LIKELY = 0.85;
    private static final double WEAK = 0.3;

    private Times() {}

    static List<Found<LocalTime>> in(Analysis analysis) {
        return analysis.once(Times.class, () -> search(analysis));
    }

    private static List<Found<LocalTime>> search(Analysis analysis) {
        Grammar grammar = analysis.language().grammar("time", TimeSlots::slots);
        List<Found<Clock>> clocks = new ArrayList<>();
        @Nullable Found<Clock>[] ahead = ahead(analysis);
        int at = 0;
        while (at < analysis.size()) {
            Found<Clock> time = ahead[at];
            if (time == null && !partOfDate(analysis, at)) {
                time = best(grammar, analysis, at);
            }
            if (time == null) {
                at++;
            } else {
                clocks.add(time);
                at = time.end();
            }
        }
        return narrowed(analysis, clocks);
    }

    /** "in an hour", by its first token. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Found<Clock>[] ahead(Analysis analysis) {
        @Nullable Found<Clock>[] clocks = new Found[analysis.size()];
        for (Found<LocalDateTime> moment : Ahead.in(analysis)) {
            clocks[moment.start()] = new Found<>(
                    moment.start(),
                    moment.end(),
                    List.of(Clock.of(moment.options().get(0).toLocalTime())),
                    moment.sure());
        }
        return clocks;
    }

    /** Digits that a date holds are no hour, nor is the "one" of "the second one". */
    private static boolean partOfDate(Analysis analysis, int token) {
        boolean pronoun = analysis.is("one", token)
                && (analysis.is("one.before", token - 1)
                        || analysis.is("number.ordinal", token - 1)
                        || analysis.is("one.after", token + 1));
        if (pronoun) {
            return true;
        }
        if (!analysis.token(token).digits() && Numbers.at(analysis, token) == null) {
            return false;
        }
        return Claims.date(analysis, token);
    }

    private static @Nullable Found<Clock> best(Grammar grammar, Analysis analysis, int at) {
        for (Match match : grammar.at(analysis, at)) {
            Clock clock = between(analysis, match) || lasts(analysis, match) ? null : clock(match);
            if (clock != null && clock.valid()) {
                return new Found<>(match.start(), match.end(), List.of(clock), sure(analysis, match, clock));
            }
        }
        return null;
    }

    /** "5 to 6" in digits and "from five to six" are spans, "five to six" and "5 minutes to 6" are times. */
    private static boolean between(Analysis analysis, Match match) {
        return match.action().equals("to")
                && match.argument().isEmpty()
                && (analysis.token(match.start()).digits() || analysis.after("range.open", match.start()))
                && analysis.is("range", match.start() + 1);
    }

    /** The "two" of "for two hours" is no hour. */
    private static boolean lasts(Analysis analysis, Match match) {
        return match.action().equals("bare") && Lengths.read(analysis, match.start()) != null;
    }

    private static @Nullable Clock clock(Match match) {
        Clock.Half half = match.has("ampm")
                ? Clock.half((String) match.get("ampm"))
                : match.has("glued-half")
                        ? Clock.half((String) match.get("glued-half"))
                        : match.has("part") ? Clock.half((String) match.get("part")) : Clock.Half.OPEN;
        return switch (match.action()) {
            case "half-day", "clock", "dotted", "compact", "bare", "words", "hundreds" ->
                plain(match).in(half);
            case "past" -> moved(match, half, minutes(match));
            // "half seven" is half past seven.
            case "half" -> (Integer) match.get("hour") > 12 ? null : moved(match, half, 30);
            case "to" -> moved(match, half, -minutes(match));
            case "to-half" -> moved(match, half, 30 - minutes(match));
            case "named" -> named((String) match.get("time-name"));
            default -> throw new IllegalStateException("no meaning for the time rule " + match.action());
        };
    }

    private static Clock plain(Match match) {
        for (String slot : List.of("clock", "dotted", "compact", "hundreds")) {
            if (match.has(slot)) {
                return (Clock) match.get(slot);
            }
        }
        int hour = (Integer) match.get(match.has("hour") ? "hour" : "hour-word");
        int minute = match.has("minutes")
                ? (Integer) match.get("minutes")
                : match.has("minutes-word") ? (Integer) match.get("minutes-word") : 0;
        return new Clock(hour, minute, 0, Clock.Half.OPEN);
    }

    private static int minutes(Match match) {
        return match.argument().isEmpty() ? (Integer) match.get("minutes") : Integer.parseInt(match.argument());
    }

    private static @Nullable Clock moved(Match match, Clock.Half half, int minutes) {
        if (minutes == 0) {
            return null;
        }
        if (match.has("time-name")) {
            return Clock.of(LocalTime.parse((String) match.get("time-name")).plusMinutes(minutes));
        }
        int hour = (Integer) match.get("hour");
        int before = minutes < 0 ? (hour == 1 ? 12 : hour == 0 ? 23 : hour - 1) : hour;
        return new Clock(before, Math.floorMod(minutes, 60), 0, half);
    }

    private static Clock named(String time) {
        return Clock.of(LocalTime.parse(time));
    }

    private static double sure(Analysis analysis, Match match, Clock clock) {
        boolean cue =
                analysis.language().table("time-cue").longest(analysis, match.start() - 1) != null && match.start() > 0;
        return switch (match.action()) {
            case "bare" -> !cue || clock.hour() == 0 ? WEAK / 2 : strong(analysis, match) ? LIKELY : WEAK;
            case "dotted" -> cue ? LIKELY : WEAK;
            case "compact" -> strong(analysis, match) ? 0.6 : WEAK / 2;
            case "words" -> cue ? LIKELY : 0.55;
            case "half" -> LIKELY;
            case "past", "to" ->
                match.argument().isEmpty() && analysis.word(match.start() + 1).equals("to") ? 0.5 : SURE;
            case "half-day" -> forPeople(analysis, match, clock) ? 0.55 : SURE;
            case "clock" -> aspect(analysis, match) ? 0.1 : SURE;
            default -> SURE;
        };
    }

    /** "for 4 in the evening" is for four people: no evening is that early. */
    private static boolean forPeople(Analysis analysis, Match match, Clock clock) {
        Hit part = analysis.language().table("part.window").longest(analysis, match.end() - 1);
        if (part == null
                || !match.has("hour")
                || match.has("ampm")
                || !analysis.word(match.start() - 1).equals("for")) {
            return false;
        }
        String[] ends = ((String) part.value()).split(" to ");
        String time = clock.options().get(0).toString();
        return time.compareTo(ends[0]) < 0 || time.compareTo(ends[1]) >= 0;
    }

    /** A word before it that only a time follows, and nothing counted after it. */
    private static boolean strong(Analysis analysis, Match match) {
        return match.start() > 0
                && analysis.language().table("time-cue.strong").longest(analysis, match.start() - 1) != null
                && analysis.language().table("counted").longest(analysis, match.end()) == null
                && Lengths.read(analysis, match.start()) == null
                && !(analysis.glued(match.end()) && !".,!?;)".contains(analysis.word(match.end())));
    }

    /** "1:1", "4:3 aspect ratio" have one digit after the colon and never get here; "at the 4:30 mark" does. */
    private static boolean aspect(Analysis analysis, Match match) {
        return analysis.word(match.end()).equals("ratio");
    }

    private static List<Found<LocalTime>> narrowed(Analysis analysis, List<Found<Clock>> clocks) {
        Clock.Half told = told(analysis, clocks);
        List<Found<LocalTime>> times = new ArrayList<>();
        Clock.Half after = null;
        for (int i = clocks.size() - 1; i >= 0; i--) {
            Found<Clock> found = clocks.get(i);
            Clock clock = found.options().get(0);
            boolean range = after != null && i + 1 < clocks.size() && range(analysis, found, clocks.get(i + 1), clock);
            if (clock.half() == Clock.Half.OPEN) {
                clock = clock.in(range && after != null ? after : told);
            }
            after = clock.half();
            double sure = range ? Math.max(found.sure(), clocks.get(i + 1).sure() * LIKELY) : found.sure();
            times.add(new Found<>(found.start(), found.end(), clock.options(), sure));
        }
        Collections.reverse(times);
        return List.copyOf(times);
    }

    /** "5 to 6pm": the first hour is in the half of the second, if it is earlier in it. */
    private static boolean range(Analysis analysis, Found<Clock> one, Found<Clock> two, Clock clock) {
        Clock next = two.options().get(0);
        return two.start() == one.end() + 1
                && analysis.language().table("range").longest(analysis, one.end()) != null
                && clock.hour() % 12 * 60 + clock.minute() < next.hour() % 12 * 60 + next.minute();
    }

    private static Clock.Half told(Analysis analysis, List<Found<Clock>> clocks) {
        String told = "";
        boolean[] read = Claims.tokens(analysis, clocks, 0);
        for (int i = 0; i < analysis.size(); i++) {
            Hit part = analysis.language().table("part-alone").longest(analysis, i);
            if (part == null) {
                continue;
            }
            if (!read[i]) {
                if (!told.isEmpty() && !told.equals(part.value())) {
                    return Clock.Half.OPEN;
                }
                told = (String) part.value();
            }
            i = part.end() - 1;
        }
        return Clock.half(told);
    }
}
