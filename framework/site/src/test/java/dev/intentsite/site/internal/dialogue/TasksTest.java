package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.attribution.Trust;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which task a message is about, questions in the middle of one, and what came of the company's methods. */
class TasksTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @Test
    void aMessageThatNothingFitsIsToldWhatTheSiteCanDo() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).with("crew", 2));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.CLARIFICATION_REQUEST);
        assertThat(talk.offered()).hasSize(company.model.capabilities().size());
        assertThat(talk.answer().suggestions()).hasSize(4).startsWith("Please hire");
        assertThat(talk.answer().message()).contains("**To hire**: You can hire");

        talk.say(Words.say().structured("capability", "hire"));
        assertThat(talk.held()).as("what was said before").containsExactly("crew=2");
    }

    @Test
    void whatWasStructuredBeforeTheTaskWasClearIsNotLost() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).structured("crew", 2).structured("day", 7));
        talk.say(Words.say().about("hire"));

        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void whatNoTaskTakesIsNotKeptUntilTheTaskIsClear() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).structured("crew", 2).structured("nobody_takes_this", 7));
        talk.say(Words.say().structured("nor_this", 7));

        assertThat(talk.state().pending().parameters()).containsOnlyKeys("crew");
    }

    @Test
    void twoTasksThatFitAlikeAreAskedAbout() {
        talk.say(Words.first("hire").about("change", 0.85));

        assertThat(talk.answer().options())
                .extracting("value")
                .containsExactly(Words.json("hire"), Words.json("change"));
        talk.say(Words.say().with("capability", "change"));
        assertThat(talk.state().capability()).isEqualTo("change");
    }

    @Test
    void belowTheThresholdItIsAsked() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).about("hire", 0.4));

        assertThat(talk.state().capability()).isNull();
        assertThat(talk.answer().message())
                .isEqualTo(
                        "Do you mean this? Then say \u201cyes\u201d, or tell me more.\n\n- **To hire**: You can hire");
    }

    @Test
    void aYesTakesTheOnlyTaskThatWasProposed() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).about("hire", 0.4).structured("crew", 2));
        talk.say(Words.say().yes());

        assertThat(talk.state().capability()).isEqualTo("hire");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void aNoToTheOnlyTaskThatWasProposedShowsThemAll() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).about("hire", 0.4));
        talk.say(Words.say().no());

        assertThat(talk.state().capability()).isNull();
        assertThat(talk.answer().message()).startsWith("I am not sure what you would like.");
        assertThat(talk.answer().options()).hasSizeGreaterThan(2);
    }

    @Test
    void whoAsksWhatCanBeDoneIsNotToldThatItIsUnclear() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).command(Interpretation.Command.HELP));

        assertThat(talk.answer().message()).startsWith("This is what I can do:").contains("**To cancel**");
    }

    @Test
    void thanksBeforeATaskIsClearAreNoRequest() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).about("hire", 0.4));
        talk.say(Words.say().about("prices").command(Interpretation.Command.THANKS));

        assertThat(talk.answer().message()).startsWith("You are welcome.");
        assertThat(talk.answer().options()).extracting("value").containsExactly(Words.json("hire"));
    }

    @Test
    void wordsThatFitNoTaskKeepWhatWasProposed() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).about("hire", 0.4));
        talk.say(Words.say());

        assertThat(talk.answer().options()).extracting("value").containsExactly(Words.json("hire"));
        talk.say(Words.say().yes());
        assertThat(talk.state().capability()).isEqualTo("hire");
    }

    @Test
    void theCapabilityInTheEnvelopeNeedsNoGuessing() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).naming("change"));

        assertThat(talk.state().capability()).isEqualTo("change");
    }

    @Test
    void valuesOfTheSameNameAndTypeCarryOverToAnotherTask() {
        talk.say(Words.first("hire").with("crew", 4).with("day", "friday").with("wishes", "sun"));
        talk.say(Words.say().about("change").switching());

        assertThat(talk.state().capability()).isEqualTo("change");
        assertThat(talk.held()).containsExactlyInAnyOrder("crew=4", "day=friday");
        assertThat(talk.answer().message()).contains("Now: **To change**.");
    }

    @Test
    void aCarriedValueThatTheOtherTaskDoesNotTakeIsRefusedThere() {
        talk.say(Words.first("hire").with("crew", 12));
        talk.say(Words.say().about("change").switching().with("reference", "R-1"));

        assertThat(talk.held()).containsExactly("reference=R-1");
        assertThat(talk.answer().message()).contains("Crew must be 1 to 6.");
        assertThat(talk.needed()).startsWith("crew");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void anInformationalTaskEndsTheInteractionThatItBegan() {
        talk.say(Words.first("prices"));

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(talk.answer().flowType()).isEqualTo(FlowType.EXECUTION_RESULT);
        assertThat(talk.answer().status()).contains("answered");
    }

    @Test
    void aQuestionInTheMiddleIsAnsweredAndTheTaskAsksAgain() {
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith").with("day", "friday"));
        talk.say(Words.say().flow(FlowType.INFORMATION_REQUEST).about("prices").asking());

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.INFORMATION_RESPONSE);
        assertThat(talk.answer().message())
                .startsWith("Answer of prices\n\n---\n\n")
                .contains("Which time would you like?");
        assertThat(talk.needed()).containsExactly("time");
        assertThat(talk.offered()).containsExactly("18:00", "19:00", "20:00");
        assertThat(talk.answer().capability()).contains("hire");
        assertThat(talk.held()).hasSize(3);
    }

    @Test
    void aQuestionsValuesNeverBecomeTheTasks() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().about("weather").asking().with("day", "friday"));

        assertThat(talk.answer().message()).startsWith("Answer of weather");
        assertThat(talk.held()).containsExactly("crew=2");
        assertThat(company.executed.get(0).values()).containsEntry("day", Words.json("friday"));
    }

    @Test
    void aQuestionThatLacksAValueWaitsForIt() {
        talk.say(Words.first("change").with("reference", "R-1"));
        talk.say(Words.say().about("weather").asking());
        assertThat(talk.answer().message()).startsWith("To answer that I need the day.");
        assertThat(company.executed).isEmpty();
        talk.say(Words.say().with("day", "friday"));

        assertThat(talk.answer().message()).startsWith("Answer of weather");
        assertThat(talk.held()).containsExactly("reference=R-1");
        assertThat(talk.state().question()).isNull();
    }

    @Test
    void aQuestionUsesWhatTheTaskKnows() {
        talk.say(Words.first("hire").with("day", "friday"));
        talk.say(Words.say().about("weather").asking());

        assertThat(talk.answer().message()).startsWith("Answer of weather");
    }

    @Test
    void aQuestionsValueIsJudgedBeforeItIsAnswered() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().about("weather").asking().with("day", FakeCompany.CLOSED));

        assertThat(talk.answer().message()).startsWith("We are closed on Sundays.");
        assertThat(company.executed).isEmpty();
        talk.say(Words.say().with("day", "friday"));
        assertThat(talk.answer().message()).startsWith("Answer of weather");
    }

    @Test
    void aQuestionsValueThatBreaksAConstraintIsRefusedAndNothingIsPutInItsPlace() {
        talk.say(Words.first("hire").with("day", "friday"));
        talk.say(Words.say().about("weather").asking().with("day", "bad day"));

        assertThat(talk.answer().message()).startsWith("day is not well-formed");
        assertThat(company.executed).isEmpty();
        talk.say(Words.say().with("day", "saturday"));
        assertThat(talk.answer().message()).startsWith("Answer of weather");
        assertThat(company.executed.get(0).values()).containsEntry("day", Words.json("saturday"));
        assertThat(talk.held()).containsExactly("day=friday");
    }

    @Test
    void aQuestionsValueWithSeveralReadingsIsAskedAndThenAnsweredAndTheTaskGoesOn() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().about("weather").asking().with("day", "saturday").with("time", "07:00", "19:00"));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.INFORMATION_RESPONSE);
        assertThat(talk.answer().message())
                .startsWith("Which time do you mean: **07:00** or **19:00**?\n\n---\n\n")
                .contains("What is the guest name?");
        assertThat(talk.offered()).containsExactly("07:00", "19:00");
        assertThat(talk.answer().suggestions()).containsExactly("07:00", "19:00");
        assertThat(talk.needed()).startsWith("guest name");
        assertThat(company.executed).isEmpty();

        talk.say(Words.say().with("time", "19:00"));
        assertThat(talk.answer().message()).startsWith("Answer of weather").contains("What is the guest name?");
        assertThat(company.executed.get(0).values())
                .isEqualTo(Map.of("day", Words.json("saturday"), "time", Words.json("19:00")));
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void aStructuredChoiceForAQuestionIsTheQuestionsThoughTheTaskHasSuchAParameter() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().about("weather").asking().with("day", "saturday").with("time", "07:00", "19:00"));
        talk.say(Words.say().structured("time", "07:00"));

        assertThat(talk.answer().message()).startsWith("Answer of weather");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void whatIsOnOfferNarrowsAQuestionsValue() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().about("weather").asking().with("day", "friday").with("time", "07:00", "19:00"));

        assertThat(talk.answer().message()).startsWith("Answer of weather");
        assertThat(company.executed.get(0).values()).containsEntry("time", Words.json("19:00"));
    }

    @Test
    void aQuestionsValueThatNobodyListsIsAskedToo() {
        talk.say(Words.first("cancel").with("reference", "R-1"));
        talk.say(Words.say().about("weather").asking().with("day", "friday").with("hours", 3, 8));
        assertThat(talk.answer().message()).startsWith("Which hours do you mean: **3** or **8**?");
        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.offered()).containsExactly("3", "8", "Yes", "No");
        talk.say(Words.say().with("hours", 8));

        assertThat(company.executed.get(0).values()).containsEntry("hours", Words.json(8));
        talk.say(Words.say().yes());
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void aQuestionThatNobodyAnswersIsSaidToBeOneAndTheTaskAsksAgain() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().flow(FlowType.INFORMATION_REQUEST).asking().with("day", "friday"));

        assertThat(talk.answer().message()).startsWith("I cannot answer that here.");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void aQuestionWhileConfirmingDoesNotActAndIsConfirmedAgain() {
        talk.say(Words.first("cancel").with("reference", "R-1"));
        talk.say(Words.say().yes().about("prices").asking());

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(company.executed).extracting(Effect.Execute::capability).containsExactly("prices");
        assertThat(talk.answer().message()).contains("Shall I do it?");
        talk.say(Words.say().yes());
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void aCapabilityThatAsksForMoreTrustIsRefusedToLess() {
        talk.say(Words.first("audit"));
        assertThat(((Reply.Failure) talk.reply()).status()).isEqualTo(ErrorStatus.ATTRIBUTION_UNTRUSTED);
        assertThat(talk.stateIfAny()).isEmpty();

        talk.say(Words.first("audit").trusted(Trust.PINNED));
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void aQuestionInTheMiddleNeedsItsTrustToo() {
        talk.say(Words.first("hire").with("crew", 2));
        DialogueState before = talk.state();
        talk.say(Words.say().about("audit").asking());

        assertThat(((Reply.Failure) talk.reply()).status()).isEqualTo(ErrorStatus.ATTRIBUTION_UNTRUSTED);
        assertThat(talk.state()).isEqualTo(before);
        assertThat(company.executed).isEmpty();
    }
}
