package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choices that the backend listed answer who asks for one of them, and for later or earlier ones. */
class AskingForChoicesTest extends FerryConversation {
    private Visitor.Heard asks(String words) {
        return visitor.reply(words, FerryConversation::asks);
    }

    @ParameterizedTest
    @ValueSource(strings = {"is 10am possible?", "do you have anything at 10?", "is there a crossing at 10am?"})
    void aChoiceThatIsAskedForIsTakenAndNothingIsDoneWithoutAYes(String words) {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");
        Visitor.Heard heard = asks(words);

        assertThat(heard.envelope().at("/collected_information/time").asText()).isEqualTo("10:00");
        assertThat(heard.message()).endsWith("Shall I do it?");
        assertThat(ferry.done).isEmpty();
        assertThat(visitor.reply("yes").status()).isEqualTo("confirmed");
    }

    @ParameterizedTest
    @CsvSource({
        "is 12:15pm possible?, '11:00,12:00,13:00,14:00'",
        "do you have anything at 7pm?, '16:00,17:00'",
        "at 6am, '09:00,10:00'"
    })
    void ofOneThatThereIsNotTheNearestAreShown(String words, String nearest) {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");
        Visitor.Heard heard = asks(words);

        assertThat(heard.message()).contains("is not available.").doesNotContain("cannot answer");
        assertThat(times(heard)).containsExactly(nearest.split(","));
    }

    @Test
    void whoHasSeenNoneOfTheChoicesSeesAllOfThem() {
        assertThat(times(visitor.ask("Book a crossing for 2 people tomorrow at 7pm, name is Ann Lee")))
                .hasSize(9);
    }

    @Test
    void aQuestionAboutSomethingElseHasNoAnswer() {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");
        Visitor.Heard heard = asks("is there parking at 10am?");

        assertThat(heard.message()).startsWith("I cannot answer that here.");
        assertThat(heard.envelope().path("collected_information").has("time")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "something later, '13:00,14:00,15:00,16:00,17:00'",
        "do you have anything later?, '13:00,14:00,15:00,16:00,17:00'",
        "anything earlier?, '09:00,10:00,11:00,12:00'"
    })
    void laterIsTheLastHalfOfWhatWasShown(String words, String expected) {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");

        assertThat(times(asks(words))).containsExactly(expected.split(","));
    }

    @Test
    void saidOnceMoreItIsTheLastHalfOfThose() {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");
        visitor.reply("something later");

        assertThat(times(visitor.reply("later"))).containsExactly("15:00", "16:00", "17:00");
    }

    @ParameterizedTest
    @CsvSource({"something later, '15:00,16:00,17:00'", "earlier please, '09:00,10:00,11:00,12:00,13:00'"})
    void itIsLaterThanTheTimeThatWasSaid(String words, String expected) {
        visitor.ask("Book a crossing for 2 people tomorrow at 2pm");

        assertThat(times(visitor.reply(words))).containsExactly(expected.split(","));
    }

    @Test
    void itIsLaterThanTheTimeThatThereWasNot() {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");
        visitor.reply("at 3:30pm");

        assertThat(times(asks("anything later?"))).containsExactly("16:00", "17:00");
    }

    @Test
    void whereNoneIsLaterThatIsSaid() {
        visitor.ask("Book a crossing for 2 people tomorrow at 5pm");
        Visitor.Heard heard = visitor.reply("something later");

        assertThat(heard.message()).startsWith("There is none for \u201clater\u201d.");
        assertThat(times(heard)).hasSize(9);
    }
}
