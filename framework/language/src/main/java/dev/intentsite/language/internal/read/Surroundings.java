package dev.intentsite.language.internal.read;

import dev.intentsite.language.internal.text.Analysis;

/** The words around a value: what points at the parameter that it is for. */
final class Surroundings {
    private static final int BEFORE = 6;
    private static final int AFTER = 3;

    private Surroundings() {}

    /** 0 to 1: how clearly the words beside the value name the parameter. */
    static double cue(Analysis analysis, ParameterWords parameter, int from, int to) {
        double best = 0;
        for (int i = to; i < Math.min(analysis.size(), to + AFTER); i++) {
            if (analysis.token(i).sign() && !analysis.word(i).equals("-")
                    || analysis.token(i).digits()) {
                break;
            }
            if (ParameterWords.holds(parameter.cues(), analysis.stem(i))) {
                best = Math.max(best, i == to || analysis.word(i - 1).equals("-") ? 1 : 0.7);
            }
            if (analysis.is("boundary", i)) {
                break;
            }
        }
        for (int i = from - 1; i >= Math.max(0, from - BEFORE); i--) {
            if (analysis.token(i).digits() || ".!?;,".contains(analysis.word(i))) {
                break;
            }
            if (ParameterWords.holds(parameter.cues(), analysis.stem(i))) {
                best = Math.max(best, i >= from - 2 ? 0.8 : 0.5);
            }
        }
        return best;
    }

    /** Which end of a span the words before the value say that it is. */
    static Role role(Analysis analysis, int from) {
        for (int i = from - 1; i >= Math.max(0, from - 4); i--) {
            boolean begins = analysis.is("cue.from", i);
            boolean ends = analysis.is("cue.to", i);
            if (begins != ends) {
                return begins ? Role.FROM : Role.TO;
            }
            if (!analysis.is("between-cue", i)) {
                return Role.NONE;
            }
        }
        return Role.NONE;
    }
}
