package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import org.junit.jupiter.api.Test;

/** "Any", "I don't care": the site suggests where it knows a value, and never invents one. */
class LeavingItToTheSiteTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @Test
    void theFirstOfTheListedValuesIsSuggestedAndNotTaken() {
        askedForATime();
        talk.say(Words.say().any("time"));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.CLARIFICATION_REQUEST);
        assertThat(talk.answer().message()).isEqualTo("Then I suggest **18:00** for the time. Shall I take it?");
        assertThat(talk.offered()).containsExactly("18:00");
        assertThat(talk.answer().suggestions()).containsExactly("Yes, please", "No");
        assertThat(talk.needed()).containsExactly("time");
        assertThat(company.executed).isEmpty();

        talk.say(Words.say().yes().with("time", "18:00"));
        assertThat(company.executed.get(0).values()).containsEntry("time", Words.json("18:00"));
    }

    @Test
    void aNoToTheSuggestionShowsAllAgain() {
        askedForATime();
        talk.say(Words.say().any("time"));
        talk.say(Words.say().no());

        assertThat(talk.offered()).containsExactly("18:00", "19:00", "20:00");
        assertThat(talk.answer().message()).startsWith("Which time would you like?");
    }

    @Test
    void ofReadingsThatAreOpenTheLikeliestIsSuggested() {
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith").with("day", "saturday"));
        talk.say(Words.say().with("time", "07:00", "19:00"));
        talk.say(Words.say().any("time"));

        assertThat(talk.offered()).containsExactly("07:00");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void whereNothingIsListedItAsksAgainAndSaysWhy() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().any("guest_name"));

        assertThat(talk.answer().message())
                .startsWith(
                        "I cannot do it without the guest name. Please give me one, or say \u201cnever mind\u201d and I leave it.\n\nWhat is the guest name?");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void whoHasNotTheFirstOfTheAlternativesIsAskedForTheOthers() {
        talk.say(Words.first("cancel"));
        talk.say(Words.say().any("reference").any("guest_name").any("day"));

        assertThat(talk.answer().message())
                .isEqualTo("Then let us do without the reference.\n\nWhat is the guest name?\n\nI also need the day.");
        assertThat(talk.needed()).containsExactly("guest name", "day");
        talk.say(Words.say().with("guest_name", "Smith").with("day", "friday"));
        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
    }

    @Test
    void whoHasNoneOfTheAlternativesMayLeaveIt() {
        talk.say(Words.first("cancel"));
        talk.say(Words.say().any("reference"));
        talk.say(Words.say().any("day"));

        assertThat(talk.answer().message())
                .startsWith("I cannot do it without the day.")
                .contains("never mind");
        assertThat(talk.answer().suggestions()).containsExactly("Never mind");
    }

    @Test
    void whatIsFoundAfterAllIsTaken() {
        talk.say(Words.first("cancel"));
        talk.say(Words.say().any("reference"));
        talk.say(Words.say().with("reference", "R-1"));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
    }

    @Test
    void aGroupOfWhichNothingElseIsLeftToSayIsNoWayOut() {
        company.proposal = propose -> propose.values().containsKey("guest_name")
                ? Proposal.of("It costs nothing.")
                : Proposal.needsMore("Who are you?", "guest_name");
        talk.say(Words.first("cancel").with("reference", "R-1"));
        talk.say(Words.say().any("guest_name"));

        assertThat(talk.needed()).containsExactly("guest name");
        assertThat(talk.answer().message()).startsWith("I cannot do it without the guest name.");
    }

    @Test
    void aNoWhereAValueWasAskedForOffersToLeave() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().no());

        assertThat(talk.answer().message())
                .startsWith("All right. Say \u201cnever mind\u201d if I should leave it.\n\nWhat is the guest name?");
        assertThat(talk.answer().suggestions()).containsExactly("Never mind");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void thanksAreAnsweredAndTheQuestionStands() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().command(Interpretation.Command.THANKS));

        assertThat(talk.answer().message()).startsWith("You are welcome.\n\nWhat is the guest name?");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void anOptionalValueThatWasRefusedIsSettledAsNone() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00")
                .with("hours", 99));
        assertThat(talk.needed()).containsExactly("hours");
        talk.say(Words.say().any("hours"));

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(company.executed.get(0).values()).containsEntry("hours", Words.json(2));
    }

    @Test
    void anOptionalValueThatTheBackendDemandsIsNotSettledAsNone() {
        company.outcome = execute -> Outcome.needsMore("So many need a wish.", "wishes");
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00"));
        talk.say(Words.say().any("wishes"));

        assertThat(talk.needed()).containsExactly("wishes");
        assertThat(talk.answer().message()).startsWith("I cannot do it without the wishes.");
        assertThat(company.executed).hasSize(1);
    }

    private void askedForATime() {
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith").with("day", "friday"));
    }

    @Test
    void aValueOfAGroupThatIsLackingTakesNothingOffTheOtherGroup() {
        talk.say(Words.first("cancel"));
        talk.say(Words.say().any("day"));
        assertThat(talk.needed()).containsExactly("reference");

        talk.say(Words.say().with("guest_name", "Smith"));

        assertThat(talk.needed()).containsExactly("reference");
        assertThat(company.asked).isEmpty();
    }
}
