package dev.intentsite.site.internal.dialogue;

import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import java.util.Optional;

/** Which message may come when: the table of {@code wire.md} § 3. Pure. */
public final class TurnRules {
    private TurnRules() {}

    /** Why a message of that flow type cannot be taken now; empty when it can. {@code phase} is empty before the first message. */
    public static Optional<ErrorStatus> refusal(Optional<Phase> phase, FlowType flowType) {
        if (phase.isEmpty()) {
            return flowType == FlowType.INTENT_REQUEST ? Optional.empty() : Optional.of(ErrorStatus.INVALID_TRANSITION);
        }
        if (phase.get().ended()) {
            return Optional.of(ErrorStatus.INTERACTION_CLOSED);
        }
        return switch (flowType) {
            case INTENT_REQUEST, EXECUTION_RESULT -> Optional.of(ErrorStatus.INVALID_TRANSITION);
            case ERROR -> phase.get() == Phase.EXECUTING ? Optional.of(ErrorStatus.CONFLICT) : Optional.empty();
            case INFORMATION_REQUEST, INFORMATION_RESPONSE, CLARIFICATION_REQUEST -> Optional.empty();
        };
    }
}
