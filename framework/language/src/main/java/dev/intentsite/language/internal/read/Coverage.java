package dev.intentsite.language.internal.read;

import dev.intentsite.language.internal.text.Analysis;
import java.util.Arrays;
import java.util.List;

/** The tokens that candidates have taken: no characters are read twice. */
final class Coverage {
    private final Analysis analysis;
    private final boolean[] tokens;

    Coverage(Analysis analysis, List<Candidate> taken) {
        this.analysis = analysis;
        this.tokens = new boolean[analysis.size()];
        taken.forEach(this::add);
    }

    void add(Candidate candidate) {
        Arrays.fill(tokens, candidate.from(), candidate.to(), true);
    }

    boolean free(Candidate candidate) {
        for (int i = candidate.from(); i < candidate.to(); i++) {
            analysis.step();
            if (tokens[i]) {
                return false;
            }
        }
        return true;
    }
}
