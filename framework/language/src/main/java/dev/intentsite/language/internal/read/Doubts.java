package dev.intentsite.language.internal.read;

import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Bare numbers that could be for several parameters: "change it to 8" is eight people or eight o'clock. No reading of such a
 * number is kept; the parameters are named, so that the site asks.
 */
final class Doubts {
    private static final double POSSIBLE = 0.1;

    private final Set<Integer> tokens;
    private final List<String> parameters;

    private Doubts(Set<Integer> tokens, List<String> parameters) {
        this.tokens = tokens;
        this.parameters = parameters;
    }

    static Doubts of(Analysis analysis, CapabilityWords capability, Situation situation, List<Candidate> candidates) {
        boolean numbers = capability.parameters().stream().anyMatch(ParameterWords::number);
        if (!numbers || capability.count("time") == 0 || situation.asksFor(capability)) {
            return new Doubts(Set.of(), List.of());
        }
        Candidate[] times = new Candidate[analysis.size()];
        for (Candidate candidate : candidates) {
            if (type(capability, candidate).equals("time") && candidate.score() >= POSSIBLE) {
                times[candidate.from()] = candidate;
            }
        }
        Set<Integer> tokens = new LinkedHashSet<>();
        Set<String> parameters = new LinkedHashSet<>();
        for (Candidate number : candidates) {
            ParameterWords parameter = capability.parameters().get(number.parameter());
            Candidate time = times[number.from()];
            if (parameter.number()
                    && time != null
                    && time.to() == number.to()
                    && !clear(number)
                    && time.score() < Scoring.CLEAR
                    && directed(analysis, number)) {
                tokens.add(number.from());
                parameters.add(parameter.name());
                parameters.add(capability.parameters().get(time.parameter()).name());
            }
        }
        return new Doubts(tokens, List.copyOf(parameters));
    }

    /** Without the readings of such numbers. */
    List<Candidate> without(List<Candidate> candidates) {
        if (tokens.isEmpty()) {
            return candidates;
        }
        List<Candidate> clear = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (!tokens.contains(candidate.from()) || candidate.score() >= Scoring.CLEAR) {
                clear.add(candidate);
            }
        }
        return clear;
    }

    List<String> parameters() {
        return parameters;
    }

    private static boolean clear(Candidate number) {
        return number.score() >= Scoring.CLEAR;
    }

    /** Something is to become that number: after "to", or after words of correction. */
    private static boolean directed(Analysis analysis, Candidate number) {
        return analysis.is("change-to", number.from() - 1) || analysis.after("correction", number.from());
    }

    private static String type(CapabilityWords capability, Candidate candidate) {
        return capability.parameters().get(candidate.parameter()).type();
    }
}
