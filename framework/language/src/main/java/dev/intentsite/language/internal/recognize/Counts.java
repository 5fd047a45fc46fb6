package dev.intentsite.language.internal.recognize;

import dev.intentsite.language.internal.recognize.Quantities.Quantity;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Grammar;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Match;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds whole numbers: counts, places in an order, and people counted by name ("me and my wife"). */
final class Counts {
    private Counts() {}

    /** The numbers, and at which tokens people begin who are counted by name. */
    private record Counted(List<Found<Quantity>> numbers, boolean[] people) {}

    static List<Found<Quantity>> in(Analysis analysis) {
        return counted(analysis).numbers();
    }

    /** Whether people are counted by name from the token on: "me and my wife", "the four of us". */
    static boolean people(Analysis analysis, int token) {
        return counted(analysis).people()[token];
    }

    private static Counted counted(Analysis analysis) {
        return analysis.once(Counts.class, () -> search(analysis));
    }

    private static Counted search(Analysis analysis) {
        boolean[] people = new boolean[analysis.size()];
        Grammar grammar = analysis.language().grammar("count", () -> Map.of("number", Counts::number));
        List<Found<Quantity>> found = new ArrayList<>();
        int at = 0;
        while (at < analysis.size()) {
            Groups.Group group = Groups.at(analysis, at);
            if (group != null && group.open()) {
                at = group.end();
                continue;
            }
            Found<Quantity> one = group == null
                    ? people(grammar, analysis, at)
                    : Quantities.found(at, group.end(), BigDecimal.valueOf(group.count()), false, 0.9);
            people[at] = one != null;
            if (one == null) {
                one = Quantities.at(analysis, at);
                one = one == null ? null : pronoun(analysis, one);
            }
            if (one == null) {
                at++;
                continue;
            }
            Quantity quantity = one.options().get(0);
            if (BuiltIn.fits(quantity)) {
                found.add(one);
            }
            at = one.end();
        }
        return new Counted(List.copyOf(found), people);
    }

    /** "this one", "that one", "one of": no number is meant. */
    private static @Nullable Found<Quantity> pronoun(Analysis analysis, Found<Quantity> one) {
        boolean unit = one.options().get(0).value().compareTo(BigDecimal.ONE) == 0
                && !one.options().get(0).ordinal()
                && !analysis.token(one.start()).digits()
                && one.end() == one.start() + 1;
        if (!unit) {
            return one;
        }
        boolean stands =
                one.start() > 0 && analysis.language().table("one.before").longest(analysis, one.start() - 1) != null
                        || analysis.language().table("one.after").longest(analysis, one.end()) != null;
        return stands ? new Found<>(one.start(), one.end(), one.options(), 0.1) : one;
    }

    private static List<Hit> number(Analysis analysis, int token) {
        Number number = Numbers.at(analysis, token);
        return number == null || number.ordinal() || number.small() < 1
                ? List.of()
                : List.of(new Hit(number.end(), number.small()));
    }

    private static @Nullable Found<Quantity> people(Grammar grammar, Analysis analysis, int at) {
        for (Match match : grammar.at(analysis, at)) {
            int count = Integer.parseInt(match.argument().isEmpty() ? "0" : match.argument())
                    + (match.has("number") ? (Integer) match.get("number") : 0);
            return Quantities.found(match.start(), match.end(), BigDecimal.valueOf(count), false, 0.9);
        }
        return null;
    }
}
