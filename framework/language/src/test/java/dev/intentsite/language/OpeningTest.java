package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a conversation begins: who only greets is told what can be done, and a verb with values is enough. */
class OpeningTest {
    private final Talk talk = Talk.site("garage.yaml");

    @ParameterizedTest
    @ValueSource(strings = {"hello", "Hi there!", "Good morning"})
    void aGreetingAloneAsksWhatCanBeDone(String message) {
        Interpretation read = talk.say(message);
        assertThat(read.command()).contains(Interpretation.Command.HELP);
        assertThat(read.routes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "thank you, THANKS",
        "Thanks a lot!, THANKS",
        "'ok, thanks', THANKS",
        "'great, thanks!', THANKS",
        "'thanks, bye', FAREWELL",
        "Bye!, FAREWELL",
        "that's all for now, FAREWELL",
        "'Thank you very much, have a nice day', FAREWELL"
    })
    void whoThanksOrTakesLeaveAsksForNothing(String message, Interpretation.Command command) {
        Interpretation read = talk.say(message);
        assertThat(read.command()).contains(command);
        assertThat(read.routes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"book for monday", "I'd like to book for next Saturday", "Reserve for 9am tomorrow"})
    void aVerbOfOneCapabilityWithValuesThatItNeedsIsSure(String message) {
        Route first = talk.say(message).routes().get(0);
        assertThat(first.capability()).isEqualTo("book_tyres");
        assertThat(first.confidence()).isGreaterThan(0.5);
    }

    @Test
    void aVerbWithSomethingUnknownIsNot() {
        assertThat(talk.say("book a flight for monday").routes()).noneMatch(route -> route.confidence() > 0.5);
    }

    @ParameterizedTest
    @CsvSource({"hello, GREETING", "thank you, THANKS", "ok thanks!, THANKS", "'thanks, bye', FAREWELL"})
    void inATaskItIsBesideTheMatter(String message, Interpretation.Command command) {
        Interpretation read = talk.about("book_tyres").asked("driver").say(message);
        assertThat(read.command()).contains(command);
        assertThat(read.mentions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody, forget it", "sorry, something came up. Never mind", "I give up"})
    void whoEndsWithGivingUpGivesUp(String message) {
        assertThat(talk.about("book_tyres").asked("driver").say(message).command())
                .contains(Interpretation.Command.CANCEL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on Monday, never mind",
                "make it 9am, forget it",
                "forget it was Monday",
                "are you open on holidays? Never mind"
            })
    void whoGivesAValueDoesNot(String message) {
        assertThat(talk.about("book_tyres").asked("driver").say(message).command())
                .isEmpty();
    }

    @Test
    void allThatIsWantedInATaskIsNoWordAboutTheConversation() {
        assertThat(talk.about("book_tyres").asked("driver").say("that's all").command())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi, book tyres for Monday", "Thanks, book tyres for Monday at 9am"})
    void aGreetingBeforeARequestIsNone(String message) {
        Interpretation read = talk.say(message);
        assertThat(read.command()).isEmpty();
        assertThat(read.routes().get(0).capability()).isEqualTo("book_tyres");
    }
}
