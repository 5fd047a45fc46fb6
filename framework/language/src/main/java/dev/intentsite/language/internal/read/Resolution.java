package dev.intentsite.language.internal.read;

import dev.intentsite.language.Mention;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.recognize.Readings;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes mentions of candidates: which of two values is meant, which is taken back, which replaces an earlier one. */
final class Resolution {
    private static final Comparator<Candidate> BY_PLACE = Comparator.comparingInt(Candidate::from);

    private static final Comparator<Placed> BY_BEGINNING = Comparator.comparingInt(Placed::from);

    private Resolution() {}

    static List<Mention> mentions(
            Analysis analysis,
            CapabilityWords capability,
            Situation situation,
            List<Candidate> taken,
            List<Candidate> spare) {
        boolean corrects = analysis.language().table("correction").within(analysis, 0, analysis.size());
        List<Placed> placed = new ArrayList<>(taken.size());
        for (Candidate first : taken) {
            ParameterWords parameter = capability.parameters().get(first.parameter());
            List<Candidate> same = new ArrayList<>(List.of(first));
            if (!parameter.declared().multiple()) {
                for (Candidate other : spare) {
                    if (other.parameter() == first.parameter()) {
                        same.add(other);
                    }
                }
            }
            same.sort(BY_PLACE);
            List<Candidate> negated = new ArrayList<>();
            List<Candidate> given = new ArrayList<>();
            for (Candidate one : same) {
                (negated(analysis, one) ? negated : given).add(one);
            }
            // Free words are added to those that were said before.
            boolean held =
                    situation.collected(parameter.name()) && !parameter.type().equals("text");
            boolean replaces = corrects || held || !negated.isEmpty() && !given.isEmpty();
            if (!parameter.type().equals("boolean")) {
                for (Candidate one : negated) {
                    placed.add(new Placed(new Mention(parameter.name(), one.readings(), false, true), one.from()));
                }
            } else if (given.isEmpty()) {
                given = negated;
            }
            if (!given.isEmpty()) {
                Candidate meant = meant(analysis, parameter, first, given);
                List<Reading> readings = surer(meant, alternatives(analysis, meant, given));
                placed.add(new Placed(new Mention(parameter.name(), readings, replaces, false), meant.from()));
            }
        }
        placed.sort(BY_BEGINNING);
        List<Mention> mentions = new ArrayList<>(placed.size());
        for (Placed one : placed) {
            mentions.add(one.mention());
        }
        return List.copyOf(mentions);
    }

    /** A mention, and where it begins. */
    private record Placed(Mention mention, int from) {}

    /** Of two values, the later when words of correction stand between; else the better one. */
    private static Candidate meant(
            Analysis analysis, ParameterWords parameter, Candidate first, List<Candidate> given) {
        Candidate last = given.get(given.size() - 1);
        Candidate start = given.get(0);
        boolean corrected =
                given.size() > 1 && analysis.language().table("correction").within(analysis, start.to(), last.from());
        if (corrected || parameter.role() == Role.NONE && moved(analysis, start, last)) {
            return last;
        }
        return given.contains(first) ? first : start;
    }

    /** "Move it from Friday to Saturday". */
    private static boolean moved(Analysis analysis, Candidate old, Candidate fresh) {
        return analysis.is("cue.from", old.from() - 1)
                && analysis.is("change-to", fresh.from() - 1)
                && analysis.language().table("change-verb").within(analysis, 0, old.from());
    }

    /** "7 or 8": both are readings. */
    private static List<Reading> alternatives(Analysis analysis, Candidate meant, List<Candidate> given) {
        List<Reading> readings = new ArrayList<>(meant.readings());
        for (Candidate other : given) {
            int from = Math.min(other.to(), meant.to());
            int to = Math.max(other.from(), meant.from());
            if (other != meant && to - from == 1 && analysis.is("or", from)) {
                readings.addAll(other.readings());
            }
        }
        return readings;
    }

    /** What was asked for or pointed at is surer than its characters alone are. */
    private static List<Reading> surer(Candidate meant, List<Reading> readings) {
        double sure = Readings.sure(readings);
        double score = Math.min(1, meant.score());
        if (sure >= score || sure <= 0) {
            return readings;
        }
        return readings.stream()
                .map(one -> new Reading(
                        one.value(), one.source(), Math.round(one.confidence() * score / sure * 1000) / 1000.0))
                .toList();
    }

    static boolean beside(Analysis analysis, Candidate candidate) {
        return negated(analysis, candidate) || analysis.after("correction", candidate.from());
    }

    /** "not 2", "not on Monday", "instead of 3". */
    private static boolean negated(Analysis analysis, Candidate candidate) {
        for (int i = candidate.from() - 1; i >= Math.max(0, candidate.from() - 3); i--) {
            if (analysis.is("negation", i)) {
                return true;
            }
            if (analysis.after("negation", i + 1)) {
                return true;
            }
            if (!analysis.is("between-cue", i) || analysis.word(i).equals(",")) {
                return false;
            }
        }
        return false;
    }
}
