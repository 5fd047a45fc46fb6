package dev.intentsite.site.internal.dialogue;

import static dev.intentsite.protocol.ErrorStatus.CONFLICT;
import static dev.intentsite.protocol.ErrorStatus.INTERACTION_CLOSED;
import static dev.intentsite.protocol.ErrorStatus.INVALID_TRANSITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of {@code wire.md} § 3, cell by cell. */
class TurnRulesTest {
    private static final List<Phase> OPEN = List.of(Phase.COLLECTING, Phase.CLARIFYING, Phase.CONFIRMING);
    private static final List<Phase> ENDED = List.of(Phase.COMPLETED, Phase.FAILED, Phase.CANCELLED);

    /** no interaction yet; collecting, clarifying, confirming; executing; ended. Null: it is taken. */
    private static final Map<FlowType, @Nullable ErrorStatus[]> TABLE = new EnumMap<>(Map.of(
            FlowType.INTENT_REQUEST, row(null, INVALID_TRANSITION, INVALID_TRANSITION, INTERACTION_CLOSED),
            FlowType.INFORMATION_RESPONSE, row(INVALID_TRANSITION, null, null, INTERACTION_CLOSED),
            FlowType.CLARIFICATION_REQUEST, row(INVALID_TRANSITION, null, null, INTERACTION_CLOSED),
            FlowType.INFORMATION_REQUEST, row(INVALID_TRANSITION, null, null, INTERACTION_CLOSED),
            FlowType.ERROR, row(INVALID_TRANSITION, null, CONFLICT, INTERACTION_CLOSED),
            FlowType.EXECUTION_RESULT,
                    row(INVALID_TRANSITION, INVALID_TRANSITION, INVALID_TRANSITION, INTERACTION_CLOSED)));

    @ParameterizedTest
    @MethodSource("cells")
    void eachFlowTypeInEachPhaseIsTakenOrRefusedAsTheTableSays(
            Optional<Phase> phase, FlowType flowType, Optional<ErrorStatus> refusal) {
        assertThat(TurnRules.refusal(phase, flowType)).isEqualTo(refusal);
    }

    @Test
    void theTableNamesEveryPhaseAndFlowType() {
        assertThat(cells()).hasSize((Phase.values().length + 1) * FlowType.values().length);
    }

    private static Stream<Arguments> cells() {
        List<Arguments> cells = new ArrayList<>();
        TABLE.forEach((flowType, row) -> {
            cells.add(cell(Optional.empty(), flowType, row[0]));
            OPEN.forEach(phase -> cells.add(cell(Optional.of(phase), flowType, row[1])));
            cells.add(cell(Optional.of(Phase.EXECUTING), flowType, row[2]));
            ENDED.forEach(phase -> cells.add(cell(Optional.of(phase), flowType, row[3])));
        });
        return cells.stream();
    }

    private static Arguments cell(Optional<Phase> phase, FlowType flowType, @Nullable ErrorStatus refusal) {
        return Arguments.of(phase, flowType, Optional.ofNullable(refusal));
    }

    private static @Nullable ErrorStatus[] row(@Nullable ErrorStatus... cells) {
        return cells;
    }
}
