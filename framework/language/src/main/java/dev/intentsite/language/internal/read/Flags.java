package dev.intentsite.language.internal.read;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.internal.recognize.Assent;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads yes-or-no parameters from their own words ("no pets", "with subtitles"), and from a plain yes or no when asked. */
final class Flags {
    private static final int NEGATION = 4;

    private Flags() {}

    static List<Candidate> find(Analysis analysis, CapabilityWords capability, Situation situation, int index) {
        ParameterWords parameter = capability.parameters().get(index);
        List<Candidate> found = new ArrayList<>();
        Set<String> cues = new HashSet<>(parameter.names());
        cues.removeIf(stem -> analysis.language().has("flag-word", stem));
        boolean asked = situation.asked(parameter.name());
        for (int at = 0; at < analysis.size(); at++) {
            if (!analysis.token(at).word()
                    || !cues.contains(analysis.stem(at))
                    || !named(analysis, parameter, at, cues)) {
                continue;
            }
            if (situation.question(at) && situation.context().capability().isPresent() && !asked) {
                continue;
            }
            boolean told = specific(capability, parameter, analysis.stem(at)) || asked;
            found.add(candidate(analysis, index, at, at + 1, !negated(analysis, at), told ? 0.85 : 0.4));
        }
        if (asked && found.isEmpty()) {
            Optional<Assent.Word> assent = Assent.of(analysis);
            assent.ifPresent(word -> found.add(candidate(analysis, index, word.start(), word.end(), word.yes(), 0.9)));
            if (assent.isEmpty()) {
                refused(analysis).ifPresent(at -> found.add(candidate(analysis, index, at, at + 1, false, 0.7)));
            }
        }
        return found;
    }

    /** "No extra bags", "I'm fine without it": the word that says no to what was asked. */
    private static Optional<Integer> refused(Analysis analysis) {
        for (int at = 0; at < analysis.size(); at++) {
            boolean none = analysis.is("none-of", at)
                    && (at == 0 || analysis.token(at - 1).sign() || analysis.is("assent-before", at - 1))
                    && at + 1 < analysis.size()
                    && analysis.token(at + 1).word()
                    && !analysis.is("matter", at + 1);
            if (none || analysis.is("without-it", at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** Every word of the name is near, or the one that its description asks about, or its noun after an article. */
    private static boolean named(Analysis analysis, ParameterWords parameter, int at, Set<String> cues) {
        String stem = analysis.stem(at);
        return whole(analysis, at, cues)
                || parameter.telling().contains(stem)
                || parameter.noun().equals(stem) && analysis.is("the", at - 1);
    }

    private static Candidate candidate(Analysis analysis, int index, int from, int to, boolean value, double sure) {
        return new Candidate(
                index, List.of(new Reading(BooleanNode.valueOf(value), analysis.span(from, to), sure)), from, to, sure);
    }

    /** Every word of the parameter's name stands near: "live music", not "music". */
    private static boolean whole(Analysis analysis, int at, Set<String> cues) {
        for (String cue : cues) {
            boolean near = false;
            for (int i = Math.max(0, at - 4); i < Math.min(analysis.size(), at + 5) && !near; i++) {
                near = analysis.stem(i).equals(cue);
            }
            if (!near && cues.size() > 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean specific(CapabilityWords capability, ParameterWords parameter, String stem) {
        return capability.parameters().stream()
                .filter(other -> other != parameter && !other.type().equals("text"))
                .noneMatch(other -> other.names().contains(stem));
    }

    private static boolean negated(Analysis analysis, int at) {
        for (int i = at - 1; i >= Math.max(0, at - NEGATION); i--) {
            if (analysis.token(i).sign() && !analysis.word(i).equals("-")) {
                return false;
            }
            if (analysis.is("not", i)
                    || analysis.is("dropping", i)
                    || analysis.word(i).equals("non")) {
                return !analysis.is("matter", i + 1);
            }
        }
        return false;
    }
}
