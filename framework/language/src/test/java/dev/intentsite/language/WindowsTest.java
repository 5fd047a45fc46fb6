package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of the day is no time: it narrows the one that is still to be chosen. */
class WindowsTest {
    private final Talk talk = Talk.restaurant();

    private static String windows(Interpretation read) {
        return read.windows().stream()
                .map(window -> window.parameter() + " " + window.from().asText() + "-"
                        + window.to().asText()
                        + (window.part() == Window.Part.ALL ? "" : " " + window.part()) + " “"
                        + window.source().text() + "”")
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
                    Book a table for 4 tomorrow evening           ; time 17:00-24:00 “evening”
                    Book a table for 4 on Sunday, in the morning  ; time 05:00-12:00 “morning”
                    Book a table for 4 tonight                    ; time 17:00-24:00 “tonight”
                    Book a table for 4 people in the late afternoon ; time 15:00-18:00 “late afternoon”
                    Sunday lunch for 4 people                     ; time 11:00-15:00 “lunch”
                    Book a table for 4 people for dinner on Friday ; time 17:00-24:00 “dinner”
                    Dinner for 4 people                           ; time 17:00-24:00 “Dinner”
                    Book a table for 4 tomorrow evening at 7      ; -
                    Book a table for 4 tomorrow, not in the evening ; -
                    Book a table for 4 tomorrow, lateish          ; time 00:00-24:00 LATE “lateish”
                    Book a table for 4 on Friday, preferably early ; time 00:00-24:00 EARLY “early”
                    Book a table for 4 tomorrow evening, early    ; time 17:00-24:00 EARLY “evening, early”
                    A late lunch for 4 people on Friday           ; time 11:00-15:00 LATE “late lunch”
                    Book a table for 4 people as early as possible ; time 00:00-24:00 EARLIEST “as early as possible”
                    Book a table for 4 on Friday, the latest you have ; time 00:00-24:00 LATEST “the latest”
                    Book a table for 4 tomorrow, not late         ; -
                    Book a table for 4 people in early June       ; -
                    Book a table for 4 tomorrow, we may be late   ; -
                    Book a table for 4 tomorrow, is there a late fee ; -
                    Book a table for 4 tomorrow, early, at 7pm    ; -
                    Good evening, a table for 4 tomorrow please   ; -
                    """)
    void aPartOfTheDayNarrowsTheTime(String message, String windows) {
        Interpretation read = talk.say(message);
        assertThat(windows(read)).isEqualTo(windows == null ? "" : windows);
        assertThat(read.mentions()).extracting(Mention::parameter).contains("party_size");
    }

    @Test
    void itAnswersTheQuestionForATime() {
        Interpretation read = talk.about("book_table").asked("time").say("evening please");
        assertThat(windows(read)).isEqualTo("time 17:00-24:00 “evening”");
        assertThat(read.unreadable()).isEmpty();
        assertThat(read.mentions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dinner for two tomorrow",
                "Reserve dinner on the 20th for 4",
                "Book a table for two, dinner please"
            })
    void aMealIsWhenItIsEaten(String message) {
        assertThat(windows(talk.say(message))).contains("17:00").contains("24:00");
    }

    @Test
    void aQuestionAboutAMealNarrowsNothing() {
        assertThat(talk.about("book_table")
                        .say("is dinner served on the terrace?")
                        .windows())
                .isEmpty();
    }

    @Test
    void twoPartsOfTheDayNarrowNothing() {
        Interpretation read = talk.about("book_table").asked("time").say("morning or evening");
        assertThat(read.windows()).isEmpty();
    }
}
