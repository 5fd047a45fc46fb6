package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Match;
import dev.intentsite.language.internal.text.Slot;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds calendar dates in all their spoken forms. */
final class Dates {
    private Dates() {}

    static List<Found<LocalDate>> in(Analysis analysis) {
        return analysis.once(Dates.class, () -> search(analysis));
    }

    private static List<Found<LocalDate>> search(Analysis analysis) {
        Grammar base = base(analysis.language());
        Grammar relative = relative(analysis.language());
        List<Found<LocalDate>> found = new ArrayList<>();
        @Nullable Found<LocalDate>[] ahead = ahead(analysis);
        int at = 0;
        while (at < analysis.size()) {
            Found<LocalDate> date = ahead[at];
            if (date == null) {
                date = longer(best(relative, analysis, at), best(base, analysis, at));
                date = date == null ? null : reaching(base, analysis, date);
            }
            if (date == null) {
                at++;
            } else {
                if (!date.options().isEmpty()) {
                    found.add(date);
                }
                at = date.end();
            }
        }
        return List.copyOf(found);
    }

    /** "on the 3rd" gives way to "the 3rd of May", which begins within it and reaches further. */
    private static Found<LocalDate> reaching(Grammar base, Analysis analysis, Found<LocalDate> date) {
        Found<LocalDate> best = date;
        for (int at = date.start() + 1; at < date.end(); at++) {
            Found<LocalDate> other = analysis.glued(at) ? null : best(base, analysis, at);
            if (other != null && other.end() > best.end()) {
                best = other;
            }
        }
        return best;
    }

    /** The day of "in an hour", by its first token. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable Found<LocalDate>[] ahead(Analysis analysis) {
        @Nullable Found<LocalDate>[] dates = new Found[analysis.size()];
        for (Found<LocalDateTime> moment : Ahead.in(analysis)) {
            dates[moment.start()] = new Found<>(
                    moment.start(),
                    moment.end(),
                    List.of(moment.options().get(0).toLocalDate()),
                    moment.sure());
        }
        return dates;
    }

    static Grammar base(Language language) {
        return language.grammar("date", () -> DateSlots.slots(language));
    }

    private static Grammar relative(Language language) {
        return language.grammar("date-relative", () -> {
            Map<String, Slot> slots = new HashMap<>(DateSlots.slots(language));
            slots.put("base", Dates::anchor);
            return slots;
        });
    }

    private static List<Hit> anchor(Analysis analysis, int token) {
        Found<LocalDate> date = best(base(analysis.language()), analysis, token);
        return date == null || date.options().isEmpty()
                ? List.of()
                : List.of(new Hit(date.end(), date.options().get(0)));
    }

    /** The longest date at the token; one that does not exist ("February 30th") has no options, and nothing is read from a part of it. */
    private static @Nullable Found<LocalDate> best(Grammar grammar, Analysis analysis, int at) {
        for (Match match : grammar.at(analysis, at)) {
            Found<LocalDate> date = DateActions.resolve(analysis, match);
            if (date != null) {
                return date;
            }
        }
        return null;
    }

    private static @Nullable Found<LocalDate> longer(@Nullable Found<LocalDate> one, @Nullable Found<LocalDate> two) {
        if (one == null || two != null && two.end() > one.end()) {
            return two;
        }
        return one;
    }
}
