package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are a part of something else, or of nothing: no value is made of them. */
class StrayWordsTest {
    private final Talk talk = Talk.restaurant();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Book a table for 4 on February 30th",
                "Book a table for 4 on the 31st of November",
                "Book a table for 4, April 31 2027"
            })
    void aDayThatDoesNotExistIsNoOtherDay(String message) {
        assertThat(talk.say(message).mentions())
                .extracting(Mention::parameter)
                .contains("party_size")
                .doesNotContain("date");
    }

    @ParameterizedTest
    @ValueSource(strings = {"next year in march", "the 31st of november", "in june", "cancel", "7 or 8"})
    void wordsOfTheCalendarAndOfRequestsAreNobodysName(String message) {
        assertThat(talk.about("book_table")
                        .asked("date", "guest_name")
                        .say(message)
                        .mentions())
                .extracting(Mention::parameter)
                .doesNotContain("guest_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I was there last week", "We are four people", "My wife and I are late"})
    void whatIsToldIsNoQuestion(String message) {
        assertThat(talk.say(message).question()).isFalse();
    }

    @Test
    void aNumberThatAParameterCannotTakeIsTheTime() {
        Interpretation read =
                talk.about("modify_reservation").asked("reference").say("change it to 830");

        assertThat(read.mentions()).extracting(Mention::parameter).containsExactly("time");
        assertThat(read.unreadable()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"change the time to 8", "move it to Saturday", "make that 5 people"})
    void whoChangesWhatIsInHandDoesNot(String message) {
        assertThat(talk.about("book_table").asked("guest_name").say(message).switching())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel my reservation", "actually, I want to cancel my reservation"})
    void whoSaysWhatElseIsToBeDoneLeavesTheTaskThoughSomethingWasAsked(String message) {
        Interpretation read =
                talk.about("book_table").asked("time", "guest_name").say(message);

        assertThat(read.switching()).isTrue();
        assertThat(read.routes().get(0).capability()).isEqualTo("cancel_reservation");
        assertThat(read.mentions()).isEmpty();
    }
}
