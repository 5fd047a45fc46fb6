package dev.intentsite.testkit;

import dev.intentsite.site.Capability;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;

/** The smallest site. */
public final class LetterBox {
    @Capability(
            intent = "Read my letters",
            description = "What came in",
            examples = {"Read my letters"},
            kind = Kind.INFORMATIONAL)
    Outcome readLetters() {
        return Outcome.answered("Nothing came.");
    }
}
