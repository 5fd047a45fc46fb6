package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.schema.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CollectingTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @Test
    void whatIsMissingIsAskedForOneAfterTheOtherAndTheRestIsNamed() {
        talk.say(Words.first("hire").with("crew", 4));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.INFORMATION_REQUEST);
        assertThat(talk.answer().capability()).contains("hire");
        assertThat(talk.needed()).containsExactly("guest name", "day", "time");
        assertThat(talk.answer().requiredParameters()).extracting("name").containsExactly("guest_name", "day", "time");
        assertThat(talk.answer().message())
                .isEqualTo("Noted: crew **4**.\n\nWhat is the guest name?\n\nI also need the day and time.");
        assertThat(talk.held()).containsExactly("crew=4");
        assertThat(talk.answer().turn()).hasValue(1);
    }

    @Test
    void allSaidAtOnceIsDoneAtOnceWithTheDefaultsOfWhatWasNotSaid() {
        talk.say(full());

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(talk.answer().status()).contains("confirmed");
        assertThat(talk.answer().externalId()).contains("ID-1");
        assertThat(talk.answer().expiresAt()).isEmpty();
        assertThat(company.executed)
                .singleElement()
                .satisfies(execute -> assertThat(execute.values())
                        .isEqualTo(Map.of(
                                "crew", Words.json(2),
                                "guest_name", Words.json("Smith"),
                                "day", Words.json("friday"),
                                "time", Words.json("19:00"),
                                "hours", Words.json(2))));
    }

    @Test
    void aValueWithSeveralReadingsIsNarrowedByWhatIsListed() {
        talk.say(Words.first("hire").with("day", "friday").with("time", "07:00", "19:00"));

        assertThat(talk.held()).containsExactly("day=friday", "time=19:00");
        assertThat(talk.log()).contains(new DialogueEvent.ValueNarrowed("time", List.of(Words.json("19:00"))));
    }

    @Test
    void whatStaysOpenIsAskedAndNeverGuessed() {
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith").with("day", "saturday"));
        talk.say(Words.say().with("time", "07:00", "19:00"));

        assertThat(talk.phase()).isEqualTo(Phase.CLARIFYING);
        assertThat(talk.answer().flowType()).isEqualTo(FlowType.CLARIFICATION_REQUEST);
        assertThat(talk.answer().message()).contains("Which time do you mean?");
        assertThat(talk.offered()).containsExactly("07:00", "19:00");
        assertThat(company.executed).isEmpty();

        talk.say(Words.say().structured("time", "07:00"));
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(company.executed.get(0).values()).containsEntry("time", Words.json("07:00"));
    }

    @Test
    void readingsThatWereOpenBeforeTheirDayWasKnownAreNarrowedWhenItIs() {
        talk.say(Words.first("hire")
                .with("time", "07:00", "19:00")
                .with("crew", 2)
                .with("guest_name", "Smith"));
        assertThat(company.executed).isEmpty();
        talk.say(Words.say().with("day", "friday"));

        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(company.executed.get(0).values()).containsEntry("time", Words.json("19:00"));
    }

    @Test
    void aTimeThatIsNotOnOfferIsKeptAsSaidReportedMissingAndOthersAreOffered() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "23:00"));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.INFORMATION_REQUEST);
        assertThat(talk.needed()).containsExactly("time");
        assertThat(talk.offered()).containsExactly("18:00", "19:00", "20:00");
        assertThat(talk.answer().suggestions()).containsExactly("18:00", "19:00", "20:00");
        assertThat(talk.answer().message()).contains("**23:00** is not available.");
        assertThat(talk.state().values().get("time").readings()).containsExactly(Words.json("23:00"));
        assertThat(talk.held()).doesNotContain("time=23:00");
    }

    @Test
    void openOptionsAreShownButOthersAreTaken() {
        talk.say(Words.first("hire").with("boat", "raft").with("crew", 2));

        assertThat(talk.held()).contains("boat=raft");
    }

    @Test
    void aRefusedDayIsAskedForWithTheReasonAndWhatWouldWork() {
        talk.say(Words.first("hire").with("day", FakeCompany.CLOSED).with("crew", 2));

        assertThat(talk.answer().message()).contains("We are closed on Sundays.");
        assertThat(talk.needed()).startsWith("day");
        assertThat(talk.offered()).containsExactly("friday");
        assertThat(talk.state().values()).containsKey("day");
    }

    @Test
    void aCorrectedValueHasAllThatDependOnItReChecked() {
        talk.say(Words.first("hire").with("day", "friday").with("time", "20:00").with("crew", 2));
        talk.say(Words.say().flow(FlowType.CLARIFICATION_REQUEST).correcting("day", "saturday"));

        assertThat(talk.needed()).startsWith("time");
        assertThat(talk.answer().message()).contains("**20:00** is not available.");
        assertThat(talk.state().values().get("time").readings()).containsExactly(Words.json("20:00"));

        talk.say(Words.say().correcting("day", "friday"));
        assertThat(talk.held()).contains("time=20:00");
        assertThat(talk.needed()).containsExactly("guest name");
    }

    @Test
    void whatTheValuesTogetherForbidIsReconsideredWhenAnyOfThemChanges() {
        company.together = (capability, values, locale) -> capability.equals("hire")
                        && values.get("crew").intValue() > 5
                        && values.get("guest_name").asText().equals("Smith")
                ? Map.of("guest_name", List.of("Smith may not take so many"))
                : Map.of();
        talk.say(full().correcting("crew", 6));
        assertThat(talk.needed()).containsExactly("guest name");
        assertThat(talk.answer().message()).contains("Smith may not take so many");
        assertThat(company.executed).isEmpty();

        talk.say(Words.say().correcting("crew", 3));
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void whatTheValuesTogetherNeedBesidesIsAskedFor() {
        company.together = (capability, values, locale) ->
                values.containsKey("wishes") ? Map.of() : Map.of("wishes", List.of("Say what you wish"));
        talk.say(full());

        assertThat(talk.needed()).containsExactly("wishes");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void aValueThatBreaksAConstraintIsKeptAndAskedForWithTheReason() {
        talk.say(Words.first("hire").with("crew", 99));

        assertThat(talk.answer().message()).contains("Crew must be 1 to 20.");
        assertThat(talk.needed()).startsWith("crew");
        assertThat(talk.state().values()).containsKey("crew");
    }

    @Test
    void ofSeveralReadingsThoseThatBreakAConstraintDoNotCount() {
        talk.say(Words.first("hire").with("crew", 99, 9));

        assertThat(talk.held()).containsExactly("crew=9");
    }

    @Test
    void whenNothingIsAvailableItSaysWhatCouldBeChanged() {
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith").with("day", "full"));

        assertThat(talk.answer().message())
                .contains("No time is available with this crew and day. A change of the crew and day may help.");
        assertThat(talk.needed()).containsExactly("time");
    }

    @Test
    void aStructuredValueWinsOverSilence() {
        talk.say(Words.first("hire").structured("crew", 3));

        assertThat(talk.held()).containsExactly("crew=3");
    }

    @Test
    void aStructuredValueAndWordsThatDisagreeAreAskedAbout() {
        talk.say(Words.first("hire").with("crew", 2).structured("crew", 3));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.CLARIFICATION_REQUEST);
        assertThat(talk.offered()).containsExactly("3", "2");
        assertThat(talk.answer().message()).contains("The words and the structured value of the crew");
    }

    @Test
    void wrongJsonTypesAreInvalidEachWithItsPointerAndNothingChanges() {
        talk.say(Words.first("hire").with("crew", 2));
        DialogueState before = talk.state();
        talk.say(Words.say().with("day", "friday").structured("crew", "four").structured("time", 7));

        assertThat(talk.reply()).isInstanceOfSatisfying(Reply.Failure.class, failure -> {
            assertThat(failure.status()).isEqualTo(ErrorStatus.INVALID_REQUEST);
            assertThat(failure.faults())
                    .containsExactlyInAnyOrder(
                            new Fault("/parameters/crew", "must be an integer"),
                            new Fault("/parameters/time", "must be a string"));
        });
        assertThat(talk.state()).isEqualTo(before);
    }

    @Test
    void faultsOfTheMessageAndOfItsValuesAreListedTogether() {
        talk.say(Words.first("hire")
                .naming("hire")
                .structured("confirmation", "yes")
                .structured("crew", "four"));
        assertThat(((Reply.Failure) talk.reply()).faults())
                .extracting(Fault::pointer)
                .containsExactly("/parameters/confirmation", "/parameters/crew");

        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().structured("capability", "swim").structured("time", 7));
        assertThat(((Reply.Failure) talk.reply()).faults())
                .extracting(Fault::pointer)
                .containsExactly("/parameters/capability", "/parameters/time");
    }

    @Test
    void aConfirmationThatIsNoBooleanAndUnknownCapabilitiesAreInvalidTogether() {
        talk.say(Words.first("hire")
                .naming("fly")
                .structured("confirmation", "yes")
                .structured("capability", "swim"));

        assertThat(((Reply.Failure) talk.reply()).faults())
                .extracting(Fault::pointer)
                .containsExactly("/capability", "/parameters/capability", "/parameters/confirmation");
        assertThat(talk.stateIfAny()).isEqualTo(Optional.empty());
    }

    @Test
    void aMemberThatTheManifestDoesNotKnowIsIgnored() {
        talk.say(Words.first("hire").structured("colour", 7));

        assertThat(talk.answer().flowType()).isEqualTo(FlowType.INFORMATION_REQUEST);
    }

    @Test
    void severalValuesAreTakenTogetherAndLaterOnesAreAdded() {
        talk.say(Words.first("hire").with("wishes", "sun").with("wishes", "wind"));
        talk.say(Words.say().with("wishes", "a flag"));

        assertThat(talk.held()).containsExactly("wishes=sun; wind; a flag");
    }

    @Test
    void aValueThatIsTakenBackIsDropped() {
        talk.say(Words.first("hire").with("crew", 2).with("day", "friday"));
        talk.say(Words.say().not("day", "friday"));

        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void theMessageThatSaysNothingIsAskedAgain() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say());

        assertThat(talk.answer().message()).startsWith("I did not understand that.");
        assertThat(talk.held()).containsExactly("crew=2");
    }

    @Test
    void theUnreadablePartIsNamed() {
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith"));
        talk.say(Words.say().unreadable("day"));

        assertThat(talk.answer().message()).startsWith("I could not read the day in that.");
    }

    @Test
    void whileNoGroupOfAlternativesHasBegunOneLabelNamesThemAll() {
        talk.say(Words.first("cancel"));

        assertThat(talk.needed()).containsExactly("reference, or guest name and day");
        assertThat(talk.answer().requiredParameters())
                .extracting("name")
                .containsExactly("reference", "guest_name", "day");
    }

    @Test
    void theFirstValueOfAGroupSelectsIt() {
        talk.say(Words.first("cancel"));
        talk.say(Words.say().with("day", "friday"));

        assertThat(talk.needed()).containsExactly("guest name");
    }

    @Test
    void aRefusedMemberOfAnotherGroupStandsInNobodysWay() {
        talk.say(Words.first("cancel").with("reference", "bad one"));
        assertThat(talk.needed()).startsWith("reference");
        talk.say(Words.say().with("guest_name", "Smith").with("day", "friday"));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        talk.say(Words.say().yes());
        assertThat(company.executed.get(0).values()).containsOnlyKeys("guest_name", "day");
    }

    @Test
    void atLeastOneOfSeveralIsEnough() {
        talk.say(Words.first("change").with("reference", "R-1"));
        assertThat(talk.needed()).containsExactly("crew, or day");
        talk.say(Words.say().with("crew", 5));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
    }

    @Test
    void startOverForgetsTheValuesAndStaysOpen() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().command(Interpretation.Command.START_OVER));

        assertThat(talk.held()).isEmpty();
        assertThat(talk.phase()).isEqualTo(Phase.COLLECTING);
        assertThat(talk.answer().message()).startsWith("All right, from the beginning.");
        assertThat(talk.needed()).startsWith("crew");
    }

    @Test
    void neverMindAndTheClientsErrorCancel() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().command(Interpretation.Command.CANCEL));
        assertThat(talk.phase()).isEqualTo(Phase.CANCELLED);
        assertThat(talk.answer().status()).contains("cancelled");
        assertThat(talk.answer().turn()).hasValue(2);

        Talk other = new Talk(company);
        other.say(Words.first("hire"));
        other.say(Words.say().flow(FlowType.ERROR));
        assertThat(other.phase()).isEqualTo(Phase.CANCELLED);
    }

    @Test
    void aRefusedFlowTypeChangesNothing() {
        talk.say(Words.first("hire").with("crew", 2));
        DialogueState before = talk.state();
        talk.say(Words.first("hire").with("crew", 3));

        assertThat(((Reply.Failure) talk.reply()).status()).isEqualTo(ErrorStatus.INVALID_TRANSITION);
        assertThat(talk.state()).isEqualTo(before);
    }

    @Test
    void helpSaysWhatTheSiteCanDoAndAsksAgain() {
        talk.say(Words.first("hire").with("crew", 2));
        talk.say(Words.say().command(Interpretation.Command.HELP));

        assertThat(talk.answer().message()).startsWith("This is what I can do:").contains("**To cancel**");
        assertThat(talk.needed()).startsWith("guest name");
    }

    private static Words full() {
        return Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00");
    }

    @Test
    void nothingIsDoneBeforeItIsClearWhatAValueWasFor() {
        talk.say(full().unreadable("hours").unreadable("wishes"));

        assertThat(company.executed).isEmpty();
        assertThat(talk.answer().message()).contains("Is that the ").contains(" or ");

        talk.say(Words.say().with("hours", 3));
        assertThat(company.executed).hasSize(1);
    }

    @Test
    void aLanguageThatIsNotReadIsAnsweredPolitely() {
        talk.say(Words.say().flow(FlowType.INTENT_REQUEST).foreign());

        assertThat(talk.answer().message()).startsWith("I am sorry, I read English only.");
    }
}
