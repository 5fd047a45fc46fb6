package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Misspelt words are read as they were meant, and nothing else is. */
class SpellingTest {
    private final Talk talk = Talk.restaurant();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    nxt Monday pls ; day=2026-10-19
                    tmw for 3 pax  ; crew=3 day=2026-10-15
                    tonite at 8    ; day=2026-10-14 time=20:00
                    """)
    void wordsCutShortAreReadAsTheWholeWord(String message, String values) {
        assertThat(Talk.site("boats.yaml").about("hire").asked("day").values(message))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    date ; saterday            ; date=2026-10-17
                    date ; Saterday            ; date=2026-10-17
                    date ; on Wendesday please ; date=2026-10-14
                    date ; tommorow            ; date=2026-10-15
                    date ; tomorow             ; date=2026-10-15
                    date ; tomorrrow           ; date=2026-10-15
                    date ; 20 Ocotber          ; date=2026-10-20
                    date ; in two weeeks       ; date=2026-10-28
                    time ; at 7 in the evenning ; time=19:00
                    party_size ; 12 poeple     ; party_size=12
                    """)
    void wordsOfTheCalendarAreReadAsMeant(String asked, String message, String values) {
        assertThat(talk.about("book_table").asked(asked).values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    cancle my reservation          ; cancel_reservation
                    please cancel my reservaton    ; cancel_reservation
                    cancel my resevration          ; cancel_reservation
                    do you have vegtarian dishes?  ; dietary_options
                    when are you open on Sundya?   ; opening_hours
                    """)
    void wordsOfTheSiteAreReadAsMeant(String message, String capability) {
        assertThat(talk.route(message)).isEqualTo(capability);
    }

    @Test
    void theCharactersStayThoseOfTheMessage() {
        Reading date = talk.about("book_table")
                .asked("date")
                .say("Make it saterday!")
                .mentions()
                .get(0)
                .readings()
                .get(0);
        assertThat(date.source()).isEqualTo(new Span(8, 16, "saterday"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I have cancer", // near to "cancel"
                "a sundae", // near to "Sunday"
                "we are in mourning", // near to "morning"
                "the tablet is new", // more than "table"
                "may I march in", // short
                "2o17", // a number
                "see jane@sunnday.example", // an address
                "see sunnday.example",
                "Mr Tuesdey called" // nobody's name: but a day is written with a capital, too
            })
    void aRightWordAShortOneAndAnAddressAreLeftAlone(String message) {
        boolean day = message.contains("Tuesdey");
        assertThat(talk.about("modify_reservation").asked("date").values(message))
                .isEqualTo(day ? "date=2026-10-20" : "");
        assertThat(talk.say(message).command()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jane Tabel", "Jane Dinnner", "Jane Reservaton"})
    void aNameIsNeverMended(String name) {
        assertThat(talk.values("Book a table for 2 under " + name)).isEqualTo("guest_name=" + name + " party_size=2");
        assertThat(talk.about("book_table").asked("guest_name").values(name)).isEqualTo("guest_name=" + name);
    }

    @Test
    void wordsOfTheSiteAreNotLookedForInAnotherLanguage() {
        assertThat(talk.in(Locale.GERMANY).say("cancle my reservaton").routes()).isEmpty();
    }
}
