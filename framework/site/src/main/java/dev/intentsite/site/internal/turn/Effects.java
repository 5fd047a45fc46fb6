package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Option;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import dev.intentsite.site.internal.dialogue.Effect;
import dev.intentsite.site.internal.dialogue.Input;
import dev.intentsite.site.internal.dialogue.Refusal;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.MappedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the backend what the dialogue wants to know. What the backend throws comes out as it is. */
final class Effects {
    private final Backend backend;
    private final Asking asking;

    Effects(Backend backend, Asking asking) {
        this.backend = backend;
        this.asking = asking;
    }

    /**
     * Says whether it is worth to begin.
     *
     * @throws dev.intentsite.site.BackendUnavailableException when what the capability asks has not answered lately
     */
    void admit(String capability) {
        asking.admit(capability);
    }

    Input run(Effect effect, Turn turn) throws Exception {
        if (effect instanceof Effect.Execute execute) {
            return executed(execute, outcome(execute, turn, Optional.empty()), turn);
        }
        return asking.once(effect.capability(), () -> asked(effect, turn));
    }

    private Input asked(Effect effect, Turn turn) throws Exception {
        if (effect instanceof Effect.ListOptions list) {
            return new Input.Listed(
                    list.parameter(), backend.options(list.capability(), list.parameter(), list.known(), turn));
        }
        if (effect instanceof Effect.RunCheck run) {
            Verdict verdict = backend.check(run.capability(), run.check(), run.known(), turn);
            Optional<Refusal> refusal = verdict instanceof Verdict.Refused refused
                    ? Optional.of(new Refusal(
                            refused.reason(),
                            alternatives(run.capability(), run.parameter(), refused.alternatives(), turn).stream()
                                    .map(Backend.Listed::choice)
                                    .toList()))
                    : Optional.empty();
            return new Input.Checked(run.check(), refusal);
        }
        Effect.Propose propose = (Effect.Propose) effect;
        Proposal proposal = backend.propose(propose.capability(), propose.values(), turn);
        List<Backend.Listed> alternatives = proposal instanceof Proposal.Refused refused
                ? alternatives(propose.capability(), refused.parameter(), refused.alternatives(), turn)
                : List.of();
        return new Input.Proposed(proposal, alternatives);
    }

    /** What comes of a method that works in no transaction of the ledger, or what its exception means. */
    Outcome outcome(Effect.Execute execute, Turn turn, Optional<Execution> execution) throws Exception {
        try {
            return called(execute, turn, Optional.empty(), execution);
        } catch (MappedException e) {
            return e.outcome();
        }
    }

    /**
     * What comes of a method that works in the ledger's transaction.
     *
     * @throws MappedException when it threw what has a meaning: then nothing that it wrote is to be kept
     */
    Outcome outcome(Effect.Execute execute, Turn turn, Transaction transaction) throws Exception {
        return called(execute, turn, Optional.of(transaction), Optional.empty());
    }

    private Outcome called(
            Effect.Execute execute, Turn turn, Optional<Transaction> transaction, Optional<Execution> execution)
            throws Exception {
        return asking.untilAnswered(
                execute.capability(),
                () -> backend.execute(execute.capability(), execute.values(), turn, transaction, execution));
    }

    Reconciliation reconcile(String capability, Map<String, JsonNode> values, Execution execution) throws Exception {
        return asking.once(capability, () -> backend.reconcile(capability, values, execution));
    }

    Input.Executed executed(Effect.Execute execute, Outcome outcome, Turn turn) {
        List<Backend.Listed> alternatives = outcome instanceof Outcome.Refused refused
                ? alternatives(execute.capability(), refused.parameter(), refused.alternatives(), turn)
                : List.of();
        return new Input.Executed(outcome, alternatives);
    }

    private List<Backend.Listed> alternatives(String capability, String parameter, List<Option<?>> options, Turn turn) {
        return options.isEmpty() ? List.of() : backend.alternatives(capability, parameter, options, turn.locale());
    }
}
