package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.IntNode;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.model.Backend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomesTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @Test
    void aResultOfTheBusinessCarriesItsStructuredForm() {
        company.outcome = execute -> Outcome.confirmed("X-7", "Done.").with(Map.of("@type", "Reservation"));
        talk.say(full());

        assertThat(talk.answer().structuredResult().orElseThrow().path("@type").asText())
                .isEqualTo("Reservation");
        assertThat(talk.answer().externalId()).contains("X-7");
    }

    @Test
    void anInformationalCapabilityAnswersWhateverItCallsThat() {
        company.information = execute -> Outcome.confirmed("P-1", "10 an hour.").with(Map.of("@type", "Offer"));
        talk.say(Words.first("prices"));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.EXECUTION_RESULT);
        assertThat(talk.answer().status()).contains("answered");
        assertThat(talk.answer().message()).isEqualTo("10 an hour.");
        assertThat(talk.answer().structuredResult()).isPresent();
        assertThat(talk.answer().externalId()).isEmpty();
    }

    @Test
    void theBusinessMayRefuseForGood() {
        company.outcome = execute -> Outcome.failed("We sank.");
        talk.say(full());

        assertThat(talk.phase()).isEqualTo(Phase.FAILED);
        assertThat(talk.answer().flowType()).isEqualTo(FlowType.EXECUTION_RESULT);
        assertThat(talk.answer().status()).contains("failed");
        assertThat(talk.answer().message()).isEqualTo("We sank.");
    }

    @Test
    void aLateRefusalAsksAgainWithWhatIsOnOffer() {
        company.outcome = execute -> Outcome.refused("time", "Just taken.");
        talk.say(full());

        assertThat(talk.phase()).isEqualTo(Phase.COLLECTING);
        assertThat(talk.needed()).containsExactly("time");
        assertThat(talk.offered()).containsExactly("18:00", "19:00", "20:00");
        assertThat(talk.answer().message()).contains("Just taken.");

        company.outcome = execute -> Outcome.confirmed("ID-2", "Done.");
        talk.say(Words.say().with("time", "20:00"));
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    /** At least one of crew and day is needed: that the crew is there does not make a refused day go away. */
    @Test
    void aLateRefusalOfOneOfSeveralAlternativesThatWereGivenAsksForThatOne() {
        company.outcome = execute -> execute.values().containsKey("day")
                ? Outcome.refused("day", "Just taken.")
                : Outcome.confirmed("ID-1", "Done.");
        company.alternatives = List.of(new Backend.Listed(FakeCompany.choice("day", "saturday"), Optional.empty()));
        talk.say(Words.first("move").with("crew", 2).with("day", "friday").with("reference", "R-1"));

        assertThat(talk.needed()).containsExactly("day");
        assertThat(talk.offered()).containsExactly("saturday");
        assertThat(company.executed).hasSize(1);

        talk.say(Words.say().with("day", "saturday"));
        assertThat(talk.needed()).containsExactly("day");
        assertThat(company.executed).hasSize(2);
    }

    @Test
    void aLateRefusalOfAnAlternativeThatWasNotGivenAsksForItAndAgainWhenTheAnswerIsRefused() {
        company.outcome = execute -> Outcome.refused("day", "Just taken.");
        talk.say(Words.first("move").with("crew", 2).with("reference", "R-1"));
        assertThat(talk.needed()).containsExactly("day");
        talk.say(Words.say().with("day", "friday"));

        assertThat(talk.needed()).containsExactly("day");
        assertThat(company.executed).hasSize(2);
    }

    @Test
    void whatIsDemandedBesidesIsAskedFor() {
        company.outcome = execute -> execute.values().containsKey("wishes")
                ? Outcome.confirmed("ID-1", "Done.")
                : Outcome.needsMore("So many need a wish.", "wishes");
        talk.say(full());
        assertThat(talk.needed()).containsExactly("wishes");
        assertThat(talk.answer().message()).contains("So many need a wish.");
        talk.say(Words.say().with("wishes", "sun"));

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void demandingWhatIsNoParameterIsADefectAndNoEndlessLoop() {
        company.outcome = execute -> Outcome.needsMore("More!", "colour");

        assertThatThrownBy(() -> talk.say(full()))
                .hasMessage("capability hire says it needs colour, which is no parameter of it");
        assertThat(company.executed).hasSize(1);
    }

    @Test
    void demandingWhatWasGivenIsADefect() {
        company.outcome = execute -> Outcome.needsMore("More!", "crew");

        assertThatThrownBy(() -> talk.say(full()))
                .hasMessage("capability hire says it needs [crew], which it was given");
    }

    @Test
    void longWorkIsAcceptedToldAboutAndSettled() {
        company.outcome = execute -> Outcome.accepted("We are rigging it.");
        talk.say(full());
        assertThat(talk.phase()).isEqualTo(Phase.EXECUTING);
        assertThat(talk.answer().flowType()).isEqualTo(FlowType.INFORMATION_RESPONSE);
        assertThat(talk.answer().status()).contains("accepted");
        assertThat(talk.answer().message()).isEqualTo("We are rigging it.");

        talk.say(Words.say().flow(FlowType.INFORMATION_REQUEST));
        assertThat(talk.answer().status()).contains("accepted");
        assertThat(talk.answer().message()).isEqualTo("I am working on it.");

        talk.happens(new DialogueEvent.Settled(new Settlement("confirmed", "Rigged.", "ID-3", null)));
        talk.say(Words.say().with("crew", 5));
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(talk.answer().externalId()).contains("ID-3");
        assertThat(company.executed).hasSize(1);
    }

    @Test
    void aMethodThatTakesTooLongIsToldOfStaysInDoubtAndIsNotRunAgain() {
        company.delays = true;
        talk.say(full().key("k"));
        assertThat(talk.phase()).isEqualTo(Phase.EXECUTING);
        assertThat(talk.answer().status()).contains("accepted");
        assertThat(talk.answer().message()).startsWith("This takes longer than usual");
        assertThat(talk.state().doubtful()).isTrue();

        talk.say(Words.say().with("time", "18:00"));
        assertThat(company.executed).hasSize(1);
        talk.happens(new DialogueEvent.Settled(new Settlement("confirmed", "Rigged.", "ID-3", null)));
        talk.say(Words.say());
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void anAttemptInDoubtIsNotMadeAgain() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.happens(new DialogueEvent.Attempted("hire", Map.of(), new Retry("k", "hash of k"), null, null));
        talk.say(Words.say().with("time", "19:00"));

        assertThat(talk.phase()).isEqualTo(Phase.EXECUTING);
        assertThat(talk.answer().message()).startsWith("I do not know yet whether it was done.");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void aRetryOfTheAttemptHearsWhatWasSettledWhateverItsFlowType() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.happens(new DialogueEvent.Attempted("hire", Map.of(), new Retry("k", "hash of k"), null, null));
        talk.happens(new DialogueEvent.Settled(new Settlement("failed", "It broke.", null, null)));
        talk.say(Words.first("hire").key("k"));

        assertThat(talk.phase()).isEqualTo(Phase.FAILED);
        assertThat(talk.answer().turn()).as("it is no new message").hasValue(1);
    }

    @Test
    void anExecutionWhoseEndIsNotKeptIsReconciledBeforeAnythingElse() {
        record Case(Reconciliation found, Phase phase, String status, int runs) {}
        for (Case one : List.of(
                new Case(Reconciliation.unknown(), Phase.EXECUTING, "accepted", 0),
                new Case(
                        Reconciliation.happened(Outcome.confirmed("ID-7", "Rigged.")), Phase.COMPLETED, "confirmed", 0),
                new Case(Reconciliation.happened(Outcome.failed("It sank.")), Phase.FAILED, "failed", 0),
                new Case(
                        Reconciliation.happened(Outcome.accepted("We are rigging it.")),
                        Phase.EXECUTING,
                        "accepted",
                        0),
                new Case(Reconciliation.didNotHappen(), Phase.COMPLETED, "confirmed", 1))) {
            for (boolean retried : List.of(true, false)) {
                FakeCompany asked = new FakeCompany();
                asked.found = one.found();
                asked.outcome = execute -> Outcome.confirmed("ID-8", "Rigged now.");
                Talk cut = cutOff(asked);
                cut.say(retried ? Words.first("hire").key("k") : Words.say());

                assertThat(cut.phase()).as("%s", one).isEqualTo(one.phase());
                assertThat(cut.answer().status()).as("%s", one).contains(one.status());
                assertThat(asked.executed).as("%s", one).hasSize(one.runs());
                assertThat(cut.answer().turn()).hasValue(retried ? 1 : 2);
            }
        }
    }

    @Test
    void whatDidNotHappenRunsAgainWithItsExactValuesUnderItsKey() {
        company.found = Reconciliation.didNotHappen();
        company.delays = true;
        Talk cut = cutOff(company);
        cut.say(Words.say().with("crew", 9));

        assertThat(company.executed.get(0).values()).containsExactly(Map.entry("crew", IntNode.valueOf(3)));
        assertThat(cut.state().unsettled())
                .isNotNull()
                .satisfies(execution -> assertThat(execution.key()).isEqualTo("e".repeat(64)));
    }

    @Test
    void whatHappenedToBeTakenOnIsWaitedForAndNotAskedAboutAgain() {
        company.found = Reconciliation.happened(Outcome.accepted("We are rigging it."));
        Talk cut = cutOff(company);
        cut.say(Words.say());

        assertThat(cut.state().unsettled()).isNull();
        assertThat(cut.state().doubtful()).isFalse();
    }

    private static Talk cutOff(FakeCompany company) {
        Talk cut = new Talk(company);
        cut.say(Words.first("hire").with("crew", 3));
        cut.happens(new DialogueEvent.Attempted(
                "hire",
                Map.of("crew", IntNode.valueOf(3)),
                new Retry("k", "hash of k"),
                "e".repeat(64),
                "2026-10-15T12:00:00Z"));
        return cut;
    }

    @Test
    void afterTheEndNothingIsTaken() {
        talk.say(full());
        DialogueState before = talk.state();
        talk.say(Words.say().with("crew", 3));

        assertThat(talk.answer().status()).contains("interaction_closed");
        assertThat(talk.state()).isEqualTo(before);
    }

    @Test
    void aTurnThatIsWithdrawnLeavesAllAsItWas() {
        talk.say(Words.first("hire").with("crew", 2));
        DialogueState before = talk.state();
        talk.happens(new DialogueEvent.Attempted("hire", Map.of(), null, null, null));
        talk.happens(new DialogueEvent.TurnWithdrawn(before, "backend_unavailable"));

        assertThat(talk.state()).isEqualTo(before);
        talk.say(Words.say().with("day", "friday"));
        assertThat(talk.held()).containsExactly("crew=2", "day=friday");
    }

    private static Words full() {
        return Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00");
    }
}
