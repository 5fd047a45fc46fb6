package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions about the choices that were shown: whether there is a certain one, and whether there are later or earlier ones. */
class AskingForChoicesTest {
    private final Talk shown = Talk.restaurant()
            .about("book_table")
            .asked("time", "guest_name")
            .offered("time", "18:00", "19:00", "20:00");

    @ParameterizedTest
    @CsvSource({
        "is 8pm possible?, time=20:00",
        "is 8pm still available, time=20:00",
        "do you have anything at 8pm?, time=20:00",
        "is there a table at 8pm?, time=20:00",
        "is half past seven free?, time=07:30|19:30"
    })
    void whoAsksForAValueProposesIt(String message, String values) {
        assertThat(shown.values(message)).isEqualTo(values);
        assertThat(shown.say(message).question()).isFalse();
        assertThat(shown.say(message).routes()).extracting(Route::capability).containsExactly("book_table");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is there parking at 8pm?",
                "do you have a high chair at 8pm?",
                "does the kitchen close at 8pm?",
                "what can I eat at 8pm?",
                "is it possible?",
                "do you have a terrace?"
            })
    void whoAsksSomethingElseDoesNot(String message) {
        assertThat(shown.say(message).question()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "something later, LATER",
        "later please, LATER",
        "ok but a bit later, LATER",
        "do you have anything later?, LATER",
        "any later times?, LATER",
        "anything earlier?, EARLIER",
        "earlier, EARLIER",
        "is there a sooner slot?, EARLIER"
    })
    void laterAndEarlierAreSaidOfWhatWasShown(String message, Window.Part part) {
        Interpretation read = shown.say(message);

        assertThat(read.windows()).extracting(Window::part).containsExactly(part);
        assertThat(read.windows()).extracting(Window::parameter).containsExactly("time");
        assertThat(read.mentions()).isEmpty();
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.question()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I'll tell you later",
                "later this week",
                "see you later",
                "can I pay later?",
                "not later",
                "the later one"
            })
    void wordsThatSayNothingOfTheChoicesMoveNothing(String message) {
        assertThat(shown.say(message).windows()).isEmpty();
    }

    @Test
    void whereNothingWasShownNothingIsLater() {
        assertThat(Talk.restaurant()
                        .about("book_table")
                        .asked("date")
                        .say("something later")
                        .windows())
                .isEmpty();
    }

    @Test
    void theTimeThatIsHeldCanBeLater() {
        Interpretation read = Talk.restaurant()
                .about("book_table")
                .holding("time", "19:00")
                .asked("guest_name")
                .say("something later please");

        assertThat(read.windows()).extracting(Window::part).containsExactly(Window.Part.LATER);
    }
}
