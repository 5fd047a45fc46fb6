package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.internal.dialogue.Effect;
import dev.intentsite.site.internal.dialogue.Input;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.Map;

/**
 * Lets nobody find out references by trying. A guess is a {@link Reference} that the company is asked about and that leads to nothing: it
 * is refused, or what was asked for with it fails for good. Thread-safe.
 */
final class References {
    private final SiteModel model;
    private final SenderLimits limits;

    References(SiteModel model, SenderLimits limits) {
        this.model = model;
        this.limits = limits;
    }

    /** Refuses to ask the company about a reference for somebody who guessed too often. Nothing has been done by then. */
    void admit(Effect effect, Sender sender) {
        if (names(effect)) {
            limits.admitReference(sender);
        }
    }

    /** Counts what came of it. */
    void count(Effect effect, Input input, Sender sender) {
        if (names(effect) && isWrong(effect, input)) {
            limits.wrongReference(sender);
        }
    }

    private boolean isWrong(Effect effect, Input input) {
        if (effect instanceof Effect.RunCheck run && input instanceof Input.Checked checked) {
            return checked.refusal().isPresent() && isReference(run.capability(), run.parameter());
        }
        if (effect instanceof Effect.Propose propose && input instanceof Input.Proposed proposed) {
            return proposed.proposal() instanceof Proposal.Failed
                    || (proposed.proposal() instanceof Proposal.Refused refused
                            && isReference(propose.capability(), refused.parameter()));
        }
        return effect instanceof Effect.Execute execute
                && input instanceof Input.Executed executed
                && (executed.outcome() instanceof Outcome.Failed
                        || (executed.outcome() instanceof Outcome.Refused refused
                                && isReference(execute.capability(), refused.parameter())));
    }

    private boolean names(Effect effect) {
        if (effect instanceof Effect.RunCheck run) {
            return names(run.capability(), run.known());
        }
        if (effect instanceof Effect.Propose propose) {
            return names(propose.capability(), propose.values());
        }
        return effect instanceof Effect.Execute execute && names(execute.capability(), execute.values());
    }

    private boolean names(String capability, Map<String, JsonNode> values) {
        return values.keySet().stream().anyMatch(name -> isReference(capability, name));
    }

    private boolean isReference(String capability, String name) {
        return model.find(capability)
                .flatMap((CapabilityModel found) -> found.parameter(name))
                .filter(parameter -> parameter.type().javaType() == Reference.class)
                .isPresent();
    }
}
