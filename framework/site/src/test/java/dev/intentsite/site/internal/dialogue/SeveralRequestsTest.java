package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.attribution.Trust;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages that ask for more than one thing: nothing of them is lost. */
class SeveralRequestsTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @Test
    void aQuestionBeforeARequestIsAnsweredAndTheTaskGoesOn() {
        talk.say(Words.first("weather").asking().with("day", "saturday").and(hire()));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.INFORMATION_RESPONSE);
        assertThat(talk.answer().capability()).contains("hire");
        assertThat(talk.answer().message())
                .startsWith("Answer of weather\n\n---\n\n")
                .contains("What is the guest name?");
        assertThat(talk.held()).containsExactly("crew=2", "day=friday");
        assertThat(company.executed.get(0).values()).isEqualTo(Map.of("day", Words.json("saturday")));
    }

    @Test
    void whoIsAskedWhatToDoMayAskForSeveralThings() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST));
        assertThat(talk.answer().flowType()).isEqualTo(FlowType.CLARIFICATION_REQUEST);
        talk.say(Words.say().about("weather").asking().with("day", "saturday").and(hire()));

        assertThat(talk.answer().message()).startsWith("Answer of weather").contains("What is the guest name?");
        assertThat(talk.held()).containsExactly("crew=2", "day=friday");
    }

    @Test
    void aQuestionAfterARequestIsAnsweredToo() {
        talk.say(Words.first("hire").with("crew", 2).and(prices()));

        assertThat(talk.answer().message()).startsWith("Answer of prices").contains("What is the guest name?");
        assertThat(talk.state().capability()).isEqualTo("hire");
    }

    @Test
    void nothingIsDoneBeforeTheAnswerIsHeard() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00")
                .and(prices()));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().message()).startsWith("Answer of prices").endsWith("Shall I do it?");
        talk.say(Words.say().yes());
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void whatWasHeldBackForAQuestionIsNotDoneWithoutAYes() {
        Words message = Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00")
                .and(prices());
        talk.say(message);
        talk.say(Words.say());
        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        talk.say(Words.say().no());
        talk.say(Words.say().yes());

        assertThat(talk.phase()).as("a yes to what should be different").isEqualTo(Phase.CONFIRMING);
        assertThat(company.executed).extracting(Effect.Execute::capability).containsExactly("prices");
        talk.say(Words.say().no().with("time", "20:00"));
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(company.executed.get(1).values()).containsEntry("time", Words.json("20:00"));
    }

    @Test
    void aNoWithAValueThatIsUnclearIsAskedAbout() {
        talk.say(Words.first("cancel").with("reference", "R-1"));
        talk.say(Words.say().no().unreadable("guest_name").unreadable("day"));

        assertThat(talk.answer().message()).contains("Is that the guest name or day?");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void aValueBesideAQuestionIsTheTasks() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().with("guest_name", "Smith").and(prices()));

        assertThat(talk.answer().message()).startsWith("Answer of prices").contains("Noted: guest name **Smith**");
        assertThat(talk.held()).containsExactly("crew=2", "guest_name=Smith");
    }

    @Test
    void valuesOfSeveralSentencesBesideAQuestionAreTheTasks() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .and(prices())
                .and(Words.say().with("guest_name", "Smith"))
                .and(Words.say().between("time", "17:00", "20:00").with("day", "friday")));

        assertThat(talk.answer().message()).startsWith("Answer of prices");
        assertThat(talk.held()).containsExactly("crew=2", "guest_name=Smith", "day=friday");
        assertThat(talk.offered()).containsExactly("18:00", "19:00");
    }

    @Test
    void twoQuestionsAreBothAnswered() {
        talk.say(Words.first("weather").asking().with("day", "friday").and(prices()));

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(talk.answer().message()).isEqualTo("Answer of weather\n\n---\n\nAnswer of prices");
    }

    @Test
    void twoQuestionsInTheMiddleOfATaskAreBothAnswered() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().about("weather").asking().with("day", "friday").and(prices()));

        assertThat(talk.answer().message())
                .startsWith("Answer of weather\n\n---\n\nAnswer of prices\n\n---\n\n")
                .contains("What is the guest name?");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void aQuestionThatLacksAValueIsAskedForItAfterTheOtherIsAnswered() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().about("weather").asking().and(prices()));
        assertThat(talk.answer().message()).startsWith("To answer that I need the day.\n\n---\n\nAnswer of prices");
        talk.say(Words.say().with("day", "friday"));

        assertThat(talk.answer().message()).startsWith("Answer of weather");
    }

    @Test
    void ofTwoTasksTheFirstIsDoneAndTheOtherIsSaidToComeNext() {
        talk.say(Words.first("hire").with("crew", 2).and(cancel()));
        assertThat(talk.answer().message()).contains("After that I come to: **To cancel**.");
        assertThat(talk.state().capability()).isEqualTo("hire");
        assertThat(talk.held()).containsExactly("crew=2");

        talk.say(Words.say().with("guest_name", "Smith").with("day", "friday").with("time", "19:00"));
        assertThat(talk.answer().status()).contains("confirmed");
        assertThat(talk.answer().message())
                .contains("You also wanted: \u201c" + Markdown.plain(cancel().toString()) + "\u201d.");
        assertThat(talk.answer().suggestions()).containsExactly(cancel().toString());
    }

    @Test
    void aTaskThatWasPutOffIsNamedWhenTheFirstIsGivenUp() {
        talk.say(Words.first("hire").with("crew", 2).and(cancel()));
        talk.say(Words.say().flow(FlowType.ERROR));

        assertThat(talk.answer().message()).contains("You also wanted:");
        assertThat(talk.answer().suggestions()).containsExactly(cancel().toString());
    }

    @Test
    void aTaskThatWasPutOffAndTakenUpIsNotNamedAgain() {
        talk.say(Words.first("hire").with("crew", 2).and(cancel()));
        talk.say(Words.say().about("cancel").switching().with("reference", "R-1"));
        talk.say(Words.say().yes());

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(talk.answer().message()).doesNotContain("You also wanted");
    }

    @Test
    void anAnswerAndAnotherTaskKeepTheTaskInHand() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().with("guest_name", "Smith").and(cancel()));

        assertThat(talk.state().capability()).isEqualTo("hire");
        assertThat(talk.held()).containsExactly("crew=2", "guest_name=Smith");
        assertThat(talk.answer().message()).contains("After that I come to");
    }

    @Test
    void whatOnlyLeavesTheTaskIsASwitchStill() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().no().and(cancel()));

        assertThat(talk.state().capability()).isEqualTo("cancel");
    }

    @Test
    void aQuestionBesideWordsThatMayBeATaskIsAnsweredAndTheTaskIsAsked() {
        talk.say(Words.say()
                .flow(FlowType.INTENT_REQUEST)
                .about("prices")
                .asking()
                .and(Words.say().about("hire", 0.4).with("crew", 2)));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.INFORMATION_RESPONSE);
        assertThat(talk.answer().message()).startsWith("Answer of prices").contains("Do you mean this?");
        talk.say(Words.say().yes());
        assertThat(talk.state().capability()).isEqualTo("hire");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void aYesBesideAQuestionAgreesToNothing() {
        talk.say(Words.first("cancel").with("reference", "R-1"));
        talk.say(Words.say().yes().and(prices()));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().message()).startsWith("Answer of prices").endsWith("Shall I do it?");
    }

    @Test
    void eachOfTheQuestionsNeedsItsTrust() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .and(Words.say().about("audit").asking()));
        assertThat(((Reply.Failure) talk.reply()).status()).isEqualTo(ErrorStatus.ATTRIBUTION_UNTRUSTED);

        talk.say(Words.first("hire")
                .trusted(Trust.PINNED)
                .with("crew", 2)
                .and(Words.say().about("audit").asking()));
        assertThat(talk.answer().message()).startsWith("Answer of audit");
    }

    @Test
    void whoIsAskedForAYesAndStaysWithTheTaskHasNotSaidYes() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00")
                .and(prices()));
        talk.say(cancel());
        assertThat(talk.answer().message()).contains("cancel");
        talk.say(Words.say().no());

        assertThat(talk.phase()).as("what was held back is asked about again").isEqualTo(Phase.CONFIRMING);
        assertThat(company.executed).extracting(Effect.Execute::capability).containsExactly("prices");
    }

    @Test
    void aYesBesideSomethingThatCannotBeReadAgreesToNothing() {
        talk.say(Words.first("cancel").with("reference", "R-1"));
        talk.say(Words.say().yes().unreadable("day"));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(company.executed).isEmpty();
    }

    @Test
    void questionsBesideAnotherTaskAreAnsweredAndTheTaskIsTakenUp() {
        for (Words questions : List.of(
                prices(), prices().and(Words.say().about("weather").asking().with("day", "friday")))) {
            Talk other = new Talk(new FakeCompany());
            other.say(Words.first("hire").with("crew", 2));
            other.say(questions.and(cancel()));

            assertThat(other.answer().message()).startsWith("Answer of prices");
            assertThat(other.state().capability()).isEqualTo("cancel");
            assertThat(other.held()).containsExactly("reference=R-7");
        }
    }

    @Test
    void ofTwoTasksBesideTheOneThatIsLeftTheSecondComesAfter() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(cancel().and(Words.say().about("refund").switching().with("reference", "R-8")));

        assertThat(talk.state().capability()).isEqualTo("cancel");
        assertThat(talk.answer().message()).contains("After that I come to: **To refund**.");
    }

    @Test
    void aYesBesideAnotherTaskIsAYesAndTheOtherTaskIsKept() {
        talk.say(Words.first("cancel").with("reference", "R-1"));
        talk.say(Words.say().yes().and(Words.say().about("hire").with("crew", 2)));

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(talk.answer().message()).contains("You also wanted:");
        assertThat(company.executed).extracting(Effect.Execute::capability).containsExactly("cancel");
    }

    @Test
    void ofTwoTasksOfOneKindThatWerePutOffOneIsTakenUpAndTheOtherStays() {
        talk.say(Words.first("hire").with("crew", 2).and(cancel()));
        talk.say(Words.say()
                .with("guest_name", "Smith")
                .and(Words.say().about("cancel").with("reference", "R-9")));
        talk.say(Words.say().about("cancel").switching().with("reference", "R-7"));
        talk.say(Words.say().yes());

        assertThat(talk.answer().message()).contains("You also wanted:").contains("R-9");
    }

    @Test
    void whatIsPutOffDoesNotGrowForEver() {
        talk.say(Words.first("hire").with("crew", 2));
        for (int i = 0; i < 50; i++) {
            talk.say(Words.say()
                    .with("crew", i + 3)
                    .and(Words.say().about("cancel").with("reference", "R-" + i)));
        }

        assertThat(talk.state().later()).hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void aSentenceWithoutATaskBelongsToTheQuestionBeforeIt() {
        talk.say(Words.say()
                .flow(FlowType.INTENT_REQUEST)
                .about("weather")
                .asking()
                .and(Words.say().with("day", "friday"))
                .and(prices()));

        assertThat(talk.answer().message()).isEqualTo("Answer of weather\n\n---\n\nAnswer of prices");
        assertThat(company.executed.get(0).values()).isEqualTo(Map.of("day", Words.json("friday")));
    }

    @Test
    void aValueBesideAQuestionIsTheTasksAlsoWhenTheMessageIsSentAsAQuestion() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say()
                .flow(FlowType.INFORMATION_REQUEST)
                .with("guest_name", "Smith")
                .and(prices()));

        assertThat(talk.answer().message()).startsWith("Answer of prices").contains("Noted: guest name **Smith**");
        assertThat(talk.held()).containsExactly("crew=2", "guest_name=Smith");
    }

    @Test
    void twoQuestionsThatBothLackAValueAreAskedForThemOneAfterTheOther() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say()
                .about("weather")
                .asking()
                .and(Words.say().about("tide").asking()));
        assertThat(talk.answer().message())
                .startsWith("To answer that I need the day.\n\n---\n\n")
                .doesNotContain("harbour");

        talk.say(Words.say().with("day", "friday"));
        assertThat(talk.answer().message())
                .startsWith("Answer of weather\n\n---\n\nFor \u201cTo tide\u201d I need the harbour.\n\n---\n\n");

        talk.say(Words.say().with("harbour", "north"));
        assertThat(talk.answer().message()).startsWith("Answer of tide").contains("What is the guest name?");
        assertThat(talk.held()).containsExactly("crew=2");
        assertThat(talk.state().question()).isNull();
    }

    @Test
    void theOneThatWaitsIsLetGoWithTheOtherWhenTheTaskGoesOn() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say()
                .about("weather")
                .asking()
                .and(Words.say().about("tide").asking()));
        talk.say(Words.say().with("guest_name", "Smith"));

        assertThat(talk.held()).containsExactly("crew=2", "guest_name=Smith");
        assertThat(talk.state().question()).isNull();
    }

    @Test
    void aQuestionThatNobodyAnswersLosesNothingSaidBesideIt() {
        talk.say(Words.first("hire").with("crew", 2).and(unknown()));

        assertThat(talk.held()).containsExactly("crew=2");
        assertThat(talk.answer().message())
                .contains("I cannot answer \u201cis it wet, asking\u201d here.")
                .contains("What is the guest name?");
        talk.say(Words.say()
                .flow(FlowType.INFORMATION_REQUEST)
                .with("guest_name", "Smith")
                .and(unknown()));
        assertThat(talk.held()).containsExactly("crew=2", "guest_name=Smith");
        assertThat(talk.answer().message()).contains("I cannot answer");
    }

    @Test
    void nothingIsDoneBeforeItIsSaidThatAQuestionHasNoAnswer() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00")
                .and(unknown()));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().message()).startsWith("I cannot answer").endsWith("Shall I do it?");
        talk.say(Words.say().yes());
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void aQuestionBesideOneThatNobodyAnswersIsAnswered() {
        talk.say(Words.first("prices").asking().and(unknown()));

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(talk.answer().message())
                .isEqualTo("I cannot answer \u201cis it wet, asking\u201d here.\n\nAnswer of prices");
    }

    @Test
    void twoQuestionsOfAKindAreTwo() {
        talk.say(Words.first("weather")
                .asking()
                .with("day", "friday")
                .and(Words.say().about("weather").asking().with("day", "monday")));

        assertThat(company.executed).hasSize(2);
    }

    @Test
    void aQuestionThatGivesAValueForTheTaskBelongsToIt() {
        talk.say(Words.first("hire").with("crew", 2).and(Words.say().asking().with("day", "friday")));

        assertThat(talk.held()).containsExactly("crew=2", "day=friday");
        assertThat(talk.answer().message()).doesNotContain("I cannot answer");
    }

    @Test
    void aValueSentAsAQuestionIsTakenAndNothingIsDoneWithoutAYes() {
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith").with("day", "friday"));
        talk.say(Words.say().flow(FlowType.INFORMATION_REQUEST).with("time", "19:00"));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(company.executed).isEmpty();
        talk.say(Words.say().yes());
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    private static Words unknown() {
        return Words.say().noting("is it wet").asking();
    }

    private static Words hire() {
        return Words.say().about("hire").with("crew", 2).with("day", "friday");
    }

    private static Words prices() {
        return Words.say().about("prices").asking();
    }

    private static Words cancel() {
        return Words.say().about("cancel").switching().with("reference", "R-7");
    }
}
