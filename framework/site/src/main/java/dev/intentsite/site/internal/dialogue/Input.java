package dev.intentsite.site.internal.dialogue;

import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.model.Backend;
import java.util.List;
import java.util.Optional;

/** What the dialogue is stepped with after a message: what came of the effect that it asked for. */
public sealed interface Input {
    /** The choices of a parameter. */
    record Listed(String parameter, List<Backend.Listed> choices) implements Input {
        public Listed {
            choices = List.copyOf(choices);
        }
    }

    /** A judge's word; empty when it accepts. */
    record Checked(String check, Optional<Refusal> refusal) implements Input {}

    /** What the capability would do; {@code alternatives} are those of a refused one. */
    record Proposed(Proposal proposal, List<Backend.Listed> alternatives) implements Input {}

    /** What came of the company's method; {@code alternatives} are those of a refused one. */
    record Executed(Outcome outcome, List<Backend.Listed> alternatives) implements Input {}

    /** The company's method goes on, and this turn does not wait for it any longer. */
    record Delayed() implements Input {}

    /** What is known of an execution whose outcome is not kept. */
    record Reconciled(Reconciliation found) implements Input {}
}
