package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.FlowType;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.internal.model.Backend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConfirmingTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @BeforeEach
    void proposed() {
        talk.say(Words.first("cancel").with("reference", "R-1"));
    }

    @Test
    void theFinalValuesAndTheProposalAreRestatedAndNothingIsDone() {
        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().flowType()).isEqualTo(FlowType.CLARIFICATION_REQUEST);
        assertThat(talk.answer().message())
                .isEqualTo("**To cancel** with:\n\n- reference: **R-1**\n\nIt costs nothing.\n\nShall I do it?");
        assertThat(talk.answer().options()).extracting("parameter").containsOnly("confirmation");
        assertThat(talk.answer().options()).extracting("value").containsExactly(Words.json(true), Words.json(false));
        assertThat(company.executed).isEmpty();
    }

    @Test
    void yesDoesIt() {
        talk.say(Words.say().yes());

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(company.executed).hasSize(1);
        assertThat(talk.log()).contains(new DialogueEvent.Agreed(Map.of("reference", Words.json("R-1"))));
    }

    @Test
    void theStructuredConfirmationDoesIt() {
        talk.say(Words.say().structured("confirmation", true));

        assertThat(company.executed).hasSize(1);
    }

    @Test
    void wordsAndStructuredConfirmationThatDisagreeAskAgain() {
        talk.say(Words.say().yes().structured("confirmation", false));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().message())
                .startsWith("The words and the structured confirmation say different things.");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void aYesWithAnotherValueAsksAgain() {
        talk.say(Words.say().yes().correcting("reference", "R-2"));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().message()).contains("reference: **R-2**");
        assertThat(company.executed).isEmpty();
        talk.say(Words.say().yes());
        assertThat(company.executed.get(0).values()).containsEntry("reference", Words.json("R-2"));
    }

    @Test
    void aProposalThatChangedAsksAgainAndAnotherYesIsNeeded() {
        company.proposal = propose -> Proposal.of("It costs 10 EUR now.");
        talk.say(Words.say().yes());

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().message()).contains("Something has changed in the meantime", "It costs 10 EUR now.");
        assertThat(company.executed).isEmpty();
        talk.say(Words.say().yes());
        assertThat(company.executed).hasSize(1);
    }

    @Test
    void aNoAsksWhatShouldBeDifferentInsteadOfRepeatingItselfAndASecondNoCancels() {
        talk.say(Words.say().no());
        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().message())
                .isEqualTo(
                        "I have not done it. What should be different: the reference? Tell me, or say “never mind” and I drop it.");
        assertThat(talk.offered()).containsExactly("Drop it", "Show it again");
        talk.say(Words.say().no());

        assertThat(talk.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(company.executed).isEmpty();
    }

    @Test
    void aNoWithAnotherValueProposesThatOne() {
        talk.say(Words.say().no().correcting("reference", "R-2"));

        assertThat(talk.answer().message()).contains("reference: **R-2**").contains("Shall I do it?");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void aYesToWhatShouldBeDifferentAgreesToNothingButANoCanBeTakenBack() {
        talk.say(Words.say().no());
        talk.say(Words.say().yes());
        assertThat(company.executed).isEmpty();
        assertThat(talk.answer().message()).contains("reference: **R-1**").endsWith("Shall I do it?");
        talk.say(Words.say().yes());

        assertThat(company.executed).hasSize(1);
    }

    @Test
    void somethingElseThanAWordAsksAgain() {
        talk.say(Words.say());

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(company.executed).isEmpty();
    }

    @Test
    void aProposalThatFindsNothingByAReferenceAsksForAnyGroupAgain() {
        company.proposal = propose -> Proposal.refused("reference", "There is no such booking.");
        talk.say(Words.say().yes());

        assertThat(talk.phase()).isEqualTo(Phase.COLLECTING);
        assertThat(talk.needed()).containsExactly("reference, or guest name and day");
        assertThat(talk.answer().message()).contains("There is no such booking.");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void valuesByWhichNothingWasFoundTogetherAreAllAskedForAgain() {
        Talk other = new Talk(company);
        company.proposal = propose -> Proposal.refused("day", "There is no such booking.");
        other.say(Words.first("cancel").with("guest_name", "Smyth").with("day", "friday"));
        assertThat(other.held()).isEmpty();
        assertThat(other.needed()).containsExactly("reference, or guest name and day");

        company.proposal = propose -> Proposal.of("It costs nothing.");
        other.say(Words.say().with("reference", "R-7"));
        assertThat(other.held()).containsExactly("reference=R-7");
        assertThat(other.phase()).isEqualTo(Phase.CONFIRMING);
    }

    @Test
    void whatWasDemandedBesideARefusedValueIsForgottenWithIt() {
        company.proposal = propose -> propose.values().containsKey("guest_name")
                ? Proposal.refused("reference", "There is no such booking.")
                : Proposal.needsMore("Whose is it?", "guest_name");
        talk.say(Words.say().yes());
        talk.say(Words.say().with("guest_name", "Smyth"));

        assertThat(talk.held()).isEmpty();
        talk.say(Words.say().with("reference", "R-1"));
        assertThat(talk.answer().message()).contains("Whose is it?");
        talk.say(Words.say().with("guest_name", "Smith"));
        assertThat(company.asked)
                .filteredOn(Effect.Propose.class::isInstance)
                .last()
                .isEqualTo(new Effect.Propose(
                        "cancel", Map.of("reference", Words.json("R-1"), "guest_name", Words.json("Smith"))));
    }

    @Test
    void aRefusalThatOffersAlternativesKeepsTheOtherValues() {
        Talk other = new Talk(company);
        company.proposal = propose -> Proposal.refused("day", "Not that day.");
        company.alternatives = List.of(new Backend.Listed(FakeCompany.choice("day", "saturday"), Optional.empty()));
        other.say(Words.first("cancel").with("guest_name", "Smith").with("day", "friday"));

        assertThat(other.held()).containsExactly("guest_name=Smith");
        assertThat(other.needed()).containsExactly("day");
        assertThat(other.offered()).containsExactly("saturday");
    }

    @Test
    void aProposalThatFailsEndsIt() {
        company.proposal = propose -> Proposal.failed("Too late.");
        talk.say(Words.say().yes());

        assertThat(talk.phase()).isEqualTo(Phase.FAILED);
        assertThat(talk.answer().status()).contains("failed");
    }

    @Test
    void aProposalThatNeedsMoreAsksForIt() {
        company.proposal = propose -> Proposal.needsMore("Whose is it?", "guest_name");
        talk.say(Words.say().yes());

        assertThat(talk.needed()).containsExactly("guest name");
        assertThat(talk.answer().message()).startsWith("Whose is it?");
    }

    @Test
    void anotherTaskIsAskedAboutFirst() {
        talk.say(Words.say().about("hire").switching().with("crew", 3));

        assertThat(talk.phase()).isEqualTo(Phase.CLARIFYING);
        assertThat(talk.answer().flowType()).isEqualTo(FlowType.CLARIFICATION_REQUEST);
        assertThat(talk.answer().message()).contains("To cancel", "To hire");
        assertThat(talk.answer().options())
                .extracting("value")
                .containsExactly(Words.json("hire"), Words.json("cancel"));
        assertThat(talk.state().capability()).isEqualTo("cancel");

        talk.say(Words.say().yes());
        assertThat(talk.state().capability()).isEqualTo("hire");
        assertThat(talk.held()).containsExactly("crew=3");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void aNoToAnotherTaskConfirmsTheFirstOneAgain() {
        talk.say(Words.say().about("hire").switching());
        talk.say(Words.say().no());

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.state().capability()).isEqualTo("cancel");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void whatWasStructuredWithAnotherTaskIsItsOwnOnceItIsTaken() {
        talk.say(Words.say().naming("hire").structured("crew", 5));
        assertThat(talk.phase()).isEqualTo(Phase.CLARIFYING);
        talk.say(Words.say().structured("capability", "hire"));

        assertThat(talk.held()).containsExactly("crew=5");
    }

    @Test
    void aRefusedOutcomeAsksForAnotherValueAndOffersAlternatives() {
        company.outcome = execute -> Outcome.refused("reference", "It is not yours.");
        company.alternatives = List.of(new Backend.Listed(FakeCompany.choice("reference", "R-9"), Optional.empty()));
        talk.say(Words.say().yes());

        assertThat(talk.phase()).isEqualTo(Phase.COLLECTING);
        assertThat(talk.needed()).containsExactly("reference");
        assertThat(talk.offered()).containsExactly("R-9");
        assertThat(talk.state().doubtful()).isFalse();
    }
}
