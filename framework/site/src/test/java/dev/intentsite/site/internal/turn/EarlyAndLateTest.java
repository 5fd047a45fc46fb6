package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People who do not know the time, but how early it should be: they see the times that fit. */
class EarlyAndLateTest extends FerryConversation {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Book a crossing for 2 tomorrow, lateish",
                "Book a late crossing for 2 people tomorrow, preferably late",
                "Book a crossing for 2 people tomorrow, rather late, name is Ann Lee"
            })
    void someOfTheLastTimesAreOffered(String words) {
        assertThat(times(visitor.ask(words))).containsExactly("15:00", "16:00", "17:00");
    }

    @ParameterizedTest
    @CsvSource({
        "early, '09:00,10:00,11:00'",
        "something early please, '09:00,10:00,11:00'",
        "late, '15:00,16:00,17:00'",
        "late afternoon, '15:00,16:00,17:00'",
        "early in the afternoon, '12:00,13:00'"
    })
    void theAnswerToTheQuestionForATimeNarrowsIt(String words, String expected) {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");

        assertThat(times(visitor.reply(words))).containsExactly(expected.split(","));
    }

    @Test
    void lateAfterAPartOfTheDayIsLateInIt() {
        visitor.ask("Book a crossing for 2 people tomorrow morning, name is Ann Lee");

        assertThat(times(visitor.reply("late please"))).containsExactly("11:00");
    }

    @ParameterizedTest
    @CsvSource({"as late as possible, 17:00", "as early as possible, 09:00", "the latest you have, 17:00"})
    void theLastOrTheFirstIsSuggestedAndTakenOnAYes(String words, String time) {
        Visitor.Heard suggested = visitor.ask("Book a crossing for 2 people tomorrow, " + words + ", name is Ann Lee");
        assertThat(times(suggested)).containsExactly(time);
        assertThat(suggested.message()).endsWith("Shall I take it?");
        assertThat(ferry.done).isEmpty();

        assertThat(visitor.reply("yes").status()).isEqualTo("confirmed");
    }

    @Test
    void whoTurnsItDownSeesTheOthers() {
        visitor.ask("Book a crossing for 2 people tomorrow, as late as possible, name is Ann Lee");

        assertThat(times(visitor.reply("no"))).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"as late as possible", "the latest you have", "the latest"})
    void ofTimesThatAreShownTheLastIsTaken(String words) {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");

        assertThat(visitor.reply(words).status()).isEqualTo("confirmed");
        assertThat(ferry.done.toString()).contains("17:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"we might be running late", "is there a late fee?", "early October"})
    void wordsThatSayNothingOfTheTimeOfDayNarrowNothing(String words) {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");

        assertThat(times(visitor.reply(words))).hasSize(9);
    }
}
