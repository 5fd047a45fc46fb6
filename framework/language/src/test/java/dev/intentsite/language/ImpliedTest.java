package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is meant without a word of the site's: the values, and that something is wanted or taken back, tell it. */
class ImpliedTest {
    private final Talk talk = Talk.restaurant();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'd like to come friday",
                "we want to come by on saturday",
                "could we drop in tomorrow?",
                "we'd love to visit on Sunday at 7pm",
                "I'd like to come friday at 7pm with 4 people"
            })
    void whoWantsToComeMeansWhatCannotBeDoneWithoutTheDay(String message) {
        Interpretation read = talk.say(message);

        assertThat(read.routes().get(0).capability()).isEqualTo("book_table");
        assertThat(read.routes().get(0).confidence()).isGreaterThanOrEqualTo(0.5);
        assertThat(read.mentions()).extracting(Mention::parameter).contains("date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'd like to complain about friday",
                "I want to see a plumber on Friday",
                "friday",
                "we want to come by",
                "I'd love to know what the weather is on Friday"
            })
    void whoSaysMoreOrNothingThatIsWantedDoesNot(String message) {
        assertThat(talk.say(message).routes()).noneMatch(route -> route.confidence() >= 0.5);
    }

    @ParameterizedTest
    @CsvSource({
        "'oops, I meant sunday', date",
        "'no wait, 3 people', party_size",
        "'sorry, make it 9pm instead', time",
        "change that to 8pm, time",
        "'actually, 3 people', party_size"
    })
    void whoTakesSomethingBackAtFirstMeansWhatChangesIt(String message, String parameter) {
        Interpretation read = talk.say(message);

        assertThat(read.routes().get(0).capability()).isEqualTo("modify_reservation");
        assertThat(read.routes().get(0).confidence()).isGreaterThanOrEqualTo(0.5);
        assertThat(read.mentions()).extracting(Mention::parameter).containsExactly(parameter);
    }

    @Test
    void laterOnItMayBeSomethingThatWasJustSaid() {
        assertThat(talk.told("Which of these is it about?").route("oops, I meant sunday"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "'No, change it to 9pm', time",
        "'actually, move it to saturday', date",
        "'make it 5 people instead', party_size"
    })
    void whoChangesWhatTheTaskHasNoValueForLeavesIt(String message, String parameter) {
        Interpretation read =
                talk.about("cancel_reservation").asked("reference").say(message);

        assertThat(read.switching()).isTrue();
        assertThat(read.routes().get(0).capability()).isEqualTo("modify_reservation");
        assertThat(read.mentions()).extracting(Mention::parameter).containsExactly(parameter);
    }

    @Test
    void whoDeclinesWhatIsAskedMeansWhatStandsNotWhatWasSaidToFindIt() {
        Talk asked = talk.about("cancel_reservation").holding("time", "20:00");

        assertThat(asked.confirming().say("No, change it to 9pm").switching()).isTrue();
        assertThat(asked.asked("date").say("sorry, change it to 9pm").switching())
                .isFalse();
    }
}
