package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who thanks or takes leave wants no list of what can be done. */
class LeavingTest extends FerryConversation {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "thanks, bye",
                "Great, bye!",
                "bye",
                "that's all, thanks",
                "Thanks a lot, see you tomorrow!",
                "I'm all set, have a nice day"
            })
    void whoTakesLeaveIsToldGoodbyeInOneLine(String words) {
        Visitor.Heard heard = visitor.ask(words);

        assertThat(heard.message())
                .isEqualTo("Goodbye! If there is anything else, just say so, such as "
                        + "\u201cBook a crossing for 2 people tomorrow at 10am\u201d.");
        assertThat(heard.envelope().path("suggestions")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"thank you!", "ok thanks", "cheers", "Thanks a lot!"})
    void whoThanksIsWelcome(String words) {
        assertThat(visitor.ask(words).message())
                .startsWith("You are welcome. If there is anything else")
                .doesNotContain("\n");
    }

    @Test
    void theInteractionGoesOnWithWhatIsSaidNext() {
        visitor.ask("4 people");
        visitor.reply("thanks, bye");
        Visitor.Heard heard = visitor.reply("book a crossing for tomorrow at 10am");

        assertThat(heard.envelope().path("capability").asText()).isEqualTo("book");
        assertThat(heard.envelope().path("collected_information").has("passengers"))
                .as("what was said before the leave")
                .isFalse();
    }

    @Test
    void whoLeavesInTheMiddleOfATaskGivesItUp() {
        visitor.ask("Book a crossing for 2 people");

        assertThat(visitor.reply("thanks, bye").status()).isEqualTo("cancelled");
    }

    @Test
    void aYesBeforeTheLeaveCounts() {
        visitor.ask("Book a crossing for 2 people tomorrow, name is Ann Lee");
        visitor.reply("any time");

        assertThat(visitor.reply("yes, thanks, bye").status()).isEqualTo("confirmed");
    }

    @Test
    void allThatIsWantedInATaskIsNoLeave() {
        visitor.ask("Book a crossing for 2 people");

        assertThat(visitor.reply("that's all").flowType()).isEqualTo("information_request");
    }
}
