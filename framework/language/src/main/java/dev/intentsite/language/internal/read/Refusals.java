package dev.intentsite.language.internal.read;

import dev.intentsite.language.internal.recognize.Assent;
import dev.intentsite.language.internal.text.Analysis;
import java.util.Optional;

/** Tells messages that answer without a value: a bare yes or no, "any", "I don't care". */
final class Refusals {
    private Refusals() {}

    static boolean declines(Analysis analysis) {
        if (analysis.language().table("no-preference").within(analysis, 0, analysis.size())) {
            return true;
        }
        Optional<Assent.Word> assent = Assent.of(analysis);
        if (assent.isEmpty()) {
            return false;
        }
        int words = 0;
        for (int i = 0; i < analysis.size(); i++) {
            boolean said = i >= assent.get().start() && i < assent.get().end();
            if (analysis.token(i).word()
                    && !said
                    && !analysis.language().has("stop", analysis.word(i))
                    && !analysis.is("yes", i)
                    && !analysis.is("no", i)) {
                words++;
            }
        }
        return words == 0;
    }
}
