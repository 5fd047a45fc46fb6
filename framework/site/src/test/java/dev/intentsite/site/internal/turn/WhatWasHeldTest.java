package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said before it was clear what for: nothing of it is lost, and nothing of it outlives what takes its place. */
class WhatWasHeldTest extends FerryConversation {
    @Test
    void aValueOfALaterMessageIsTakenInsteadOfOneThatWasHeld() {
        visitor.ask("make it five");
        Visitor.Heard heard = visitor.reply("change my crossing to 9");

        assertThat(known(heard)).isEmpty();
        assertThat(heard.message())
                .startsWith("Is that the")
                .contains("passengers")
                .contains("time");
    }

    @Test
    void allThatWasSaidBeforeTheTaskWasClearIsTaken() {
        visitor.ask("hello");
        visitor.reply("4 people");
        visitor.reply("tomorrow at 10am");
        Visitor.Heard heard = visitor.reply("book a crossing");

        assertThat(known(heard)).contains("\"passengers\":4").contains("\"time\":\"10:00\"");
    }

    @Test
    void theLatestOfTwoValuesThatWereHeldIsTaken() {
        visitor.ask("4 people");
        visitor.reply("6 people");
        Visitor.Heard heard = visitor.reply("book a crossing");

        assertThat(known(heard)).contains("\"passengers\":6");
    }

    @Test
    void aQuestionOfItsOwnIsNotAnsweredForAValueThatWasHeld() {
        visitor.ask("and on new year's eve?");
        Visitor.Heard heard = visitor.reply("How is the sea?");

        assertThat(heard.status()).isEmpty();
        assertThat(heard.message()).contains("Which day");
    }

    @Test
    void whatIsListedOnceIsNotExplainedAgain() {
        assertThat(visitor.ask("4 of us").message()).contains("- **Book a crossing**: Reserve places");
        Visitor.Heard heard = visitor.reply("and my dog");

        assertThat(heard.message())
                .startsWith("Which of these is it about? I keep what you have said.")
                .contains("- **Book a crossing**")
                .doesNotContain("Reserve places");
        assertThat(visitor.reply("help").message()).contains("Reserve places");
    }

    @Test
    void aValueThatIsSaidAgainIsUnderstood() {
        visitor.ask("Book a crossing for 2 people tomorrow at 10am");

        assertThat(visitor.reply("ok, 10am").message()).isEqualTo("What is the name?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"change my crossing to 9", "change it to 9"})
    void aBareValueIsNotTakenForWhatWasAskedFirst(String words) {
        visitor.ask("change my crossing to 5");
        Visitor.Heard heard = visitor.reply(words);

        assertThat(known(heard)).isEmpty();
        assertThat(heard.message()).contains("Is that the");
    }

    @ParameterizedTest
    @CsvSource({"9 people, passengers, 9", "11am, time, 11:00"})
    void aValueWithAWordForItIsTaken(String words, String parameter, String value) {
        visitor.ask("change my crossing to 5");
        Visitor.Heard heard = visitor.reply(words);

        assertThat(heard.envelope().at("/collected_information/" + parameter).asText())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"passengers", "the number of people", "I mean people"})
    void whoSaysWhatItWasGetsTheValueTaken(String words) {
        visitor.ask("change my crossing to 5");
        Visitor.Heard heard = visitor.reply(words);

        assertThat(known(heard)).contains("\"passengers\":5");
        assertThat(heard.message()).doesNotContain("could not read");
    }
}
