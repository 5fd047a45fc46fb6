package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions beside values: those that nothing here answers, and several that lack a value. */
class AskingBesideTest extends FerryConversation {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Book a crossing for 3 people, is there a restaurant on board?",
                "Book a crossing for 3 people. Do you have parking?",
                "Book a crossing for 3 people, do you have a wheelchair?",
                "Do you have parking? I'd like to book a crossing for 3 people"
            })
    void aQuestionThatNothingAnswersIsNamedAndTheValueBesideItIsTaken(String words) {
        Visitor.Heard heard = visitor.ask(words);

        assertThat(known(heard)).contains("\"passengers\":3");
        assertThat(heard.message()).contains("I cannot answer \u201c").contains("Which day would you like?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"for 3 people, is there parking?", "3 people. Do you have parking?"})
    void alsoInTheMiddleOfATaskAndSentAsAQuestion(String words) {
        visitor.ask("Book a crossing for tomorrow at 10am");
        Visitor.Heard heard = visitor.reply(words, FerryConversation::asks);

        assertThat(known(heard)).contains("\"passengers\":3");
        assertThat(heard.message()).contains("I cannot answer \u201c").contains("What is the name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"is there parking?", "do you have a restaurant?"})
    void aQuestionAloneIsSaidToHaveNoAnswer(String words) {
        assertThat(visitor.ask(words).message()).startsWith("I cannot answer that here.");
        assertThat(visitor.reply("Book a crossing for 3 people").message()).startsWith("Noted");
        assertThat(visitor.reply(words).message()).startsWith("I cannot answer that here.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"how about 10am?", "10am?", "could we do 10am?"})
    void aProposalIsTakenAndNothingIsDoneWithoutAYes(String words) {
        visitor.ask("Book a crossing for 3 people tomorrow, name is Ann Lee");
        Visitor.Heard heard = visitor.reply(words, FerryConversation::asks);

        assertThat(known(heard)).contains("10:00");
        assertThat(heard.message()).endsWith("Shall I do it?");
        assertThat(ferry.done).isEmpty();
        assertThat(visitor.reply("yes").status()).isEqualTo("confirmed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ann Lee, we bring a bicycle", "Ann Lee. Could you keep room for a bicycle?"})
    void aWishIsNoQuestion(String words) {
        visitor.ask("Book a crossing for 3 people tomorrow");
        Visitor.Heard heard = visitor.reply(words);

        assertThat(known(heard)).contains("Ann Lee").contains("bicycle");
        assertThat(heard.message()).doesNotContain("I cannot answer");
    }

    @Test
    void twoQuestionsThatLackAValueAreBothAnswered() {
        visitor.ask("Book a crossing for 3 people");
        Visitor.Heard heard = visitor.reply("how is the sea, and what does a seat cost?");
        assertThat(heard.message()).startsWith("To answer that I need the day");
        heard = visitor.reply("on Friday");
        assertThat(heard.message()).startsWith("The sea is calm").contains("I need the deck");
        heard = visitor.reply("the upper one");
        assertThat(heard.message()).startsWith("A seat on the UPPER deck is 5 euros.");

        assertThat(known(heard)).isEqualTo("{\"passengers\":3}");
    }

    @Test
    void whatLeadsToAQuestionIsAPartOfIt() {
        assertThat(visitor.ask("How is the sea, is it rough on the 20th?").message())
                .isEqualTo("The sea is calm on 2026-10-20.");
    }
}
