package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several capabilities about the same thing is meant: to look for it, or to do something with it. */
class FindingAndDoingTest {
    private final Talk talk = Talk.site("halls.yaml");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    I need a hall in Ashby                      ; find_hall
                    could you show me the halls in Ashby        ; find_hall
                    please hire a hall for me                   ; hire_hall
                    I'd like to rent a hall on Saturday         ; hire_hall
                    """)
    void whoCommitsToNothingIsLooking(String message, String capability) {
        assertThat(talk.route(message)).isEqualTo(capability);
    }

    @Test
    void aVerbCountsAsOneOnlyWhereAVerbStands() {
        assertThat(talk.route("record 881")).isEqualTo("record_reading");
        assertThat(talk.route("I want to rent that record hall")).isEqualTo("hire_hall");
    }

    @Test
    void aWordThatCanStandForOneOfTheSitesIsReadAsThat() {
        assertThat(talk.route("call me a cab for 9 pm")).isEqualTo("call_taxi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "find me a plumber",
                "I'm looking for an orthodontist",
                "can you search for dentists",
                "check my insurance"
            })
    void aKindOfThingThatTheSiteDoesNotHaveIsNotLookedFor(String message) {
        assertThat(talk.route(message)).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on Saturday would be good",
                "we need that from the 3rd of November",
                "that's more like it, I'll use this"
            })
    void whatOnlyTheCapabilityThatTakesItNeedsTakesWhatWasFound(String message) {
        Talk found = talk.about("find_hall").offered("hall_name", "Corn Exchange");
        assertThat(found.route(message)).isEqualTo("hire_hall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"is it free on Saturday?", "something else for Saturday"})
    void aQuestionOrAnotherWishTakesNothing(String message) {
        Talk found = talk.about("find_hall").offered("hall_name", "Corn Exchange");
        assertThat(found.route(message)).isEqualTo("find_hall");
    }

    @Test
    void valuesThatOneOtherCapabilityAloneTakesAreForIt() {
        Talk found = talk.about("find_hall").holding("village", "Ashby");
        assertThat(found.route("I also need one for quarter to nine")).isEqualTo("call_taxi");
        assertThat(found.asked("stage").route("not before quarter to nine")).isEqualTo("find_hall");
        assertThat(found.route("is it open at quarter to nine?")).isEqualTo("find_hall");
    }

    @Test
    void whatIsDoneIsAskedAboutByWhatNeedsNothingMore() {
        Talk renewed = Talk.site("scores.yaml").about("renew_loan").holding("loan_number", "A-22");
        assertThat(renewed.route("when is my loan due now?")).isEqualTo("check_loan");
        assertThat(renewed.asked("loan_number").route("when is it due?")).isEqualTo("renew_loan");
        assertThat(renewed.route("is there music in large print?")).isEqualTo("renew_loan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I'll take it", "let's go with that one", "I want that hall", "please hire it for me"})
    void whatWasFoundIsTakenByTheCapabilityThatTakesIt(String message) {
        Interpretation read =
                talk.about("find_hall").offered("hall_name", "Corn Exchange").say(message);
        assertThat(read.routes().get(0).capability()).isEqualTo("hire_hall");
        assertThat(read.switching()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is there another one to hire?",
                "how much is it to hire that hall?",
                "I like it",
                "don't take that"
            })
    void aQuestionAboutItOrAWishForMoreTakesNothing(String message) {
        Interpretation read =
                talk.about("find_hall").offered("hall_name", "Corn Exchange").say(message);
        assertThat(read.switching()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    both please                ; extras=chairs extras=lights
                    I'd like both of them      ; extras=chairs extras=lights
                    the second one             ; extras=lights
                    not both                   ; ``
                    """)
    void bothTakesWhatMayBeSeveral(String message, String values) {
        Talk offered = talk.about("hire_hall").asked("extras").offered("extras", "chairs", "lights");
        assertThat(offered.values(message)).isEqualTo(values);
    }
}
