package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that change what is in hand. */
class ChangesTest {
    private final Talk talk = Talk.site("garage.yaml").about("book_tyres");

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    modify it to saturday           ; date=2026-10-17
                    please change that to saturday  ; date=2026-10-17
                    can you move it to 11am         ; time=11:00
                    """)
    void itIsTheTaskInHandNotAnotherThatChangesSomething(String message, String values) {
        Talk held = talk.holding("date", "2026-10-16").holding("time", "10:00");
        for (Talk now : new Talk[] {held, held.asked("driver")}) {
            Interpretation read = now.say(message);
            assertThat(read.switching()).isFalse();
            assertThat(read.routes().get(0).capability()).isEqualTo("book_tyres");
            assertThat(now.values(message)).isEqualTo(values);
            assertThat(read.mentions()).allMatch(Mention::correction);
        }
    }

    @Test
    void whatIsTheirsSaysWhichOneTheTaskIsFor() {
        Talk cancelling = Talk.site("garage.yaml").about("cancel_visit");
        for (Talk now : new Talk[] {cancelling, cancelling.asked("driver", "date")}) {
            Interpretation read = now.say("my workshop tyres on saturday under Ida Noddack");
            assertThat(read.switching()).isFalse();
            assertThat(now.values("my workshop tyres on saturday under Ida Noddack"))
                    .isEqualTo("date=2026-10-17 driver=Ida Noddack");
        }
        assertThat(cancelling.say("Book tyres for saturday").switching()).isTrue();
    }

    @Test
    void whatIsNamedIsNotTheTaskInHand() {
        Interpretation read = talk.holding("date", "2026-10-16").say("change my visit GAR-4711 to saturday");
        assertThat(read.switching()).isTrue();
        assertThat(read.routes().get(0).capability()).isEqualTo("change_visit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"actually three", "no wait, make that 3", "sorry, 3 please", "change it to 3"})
    void aBareNumberTakesBackTheOneValueThatItCanBe(String message) {
        Talk tyres = talk.holding("tyres", 2).holding("date", "2026-10-16");
        assertThat(tyres.asked("driver").values(message)).isEqualTo("tyres=3");
        if (!message.startsWith("change")) {
            assertThat(tyres.asked("time").values(message)).isEqualTo("tyres=3");
        }
        Talk time = talk.holding("time", "09:00").holding("date", "2026-10-16");
        assertThat(time.asked("driver").values(message)).isEqualTo("time=03:00|15:00");
    }

    @Test
    void aTimeOfHoursAndMinutesIsNoBareNumber() {
        Talk held = talk.holding("tyres", 2).holding("date", "2026-10-16");
        assertThat(held.asked("time").values("No, change it to 4:45 pm.")).isEqualTo("time=16:45");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    move my visit GAR-4711 from friday to saturday, same time ; date=2026-10-17 reference=GAR-4711
                    Change visit GAR-4711 from 9am to 11am                    ; reference=GAR-4711 time=11:00
                    Move GAR-4711 to tuesday                                  ; date=2026-10-20 reference=GAR-4711
                    """)
    void whatSomethingIsMovedToIsTheNewValue(String message, String values) {
        assertThat(Talk.site("garage.yaml").values(message)).isEqualTo(values);
    }

    @Test
    void anAnswerInWordsOfSuggestionTakesNothingBack() {
        assertThat(talk.holding("tyres", 2).asked("time").values("let's do 3")).isEqualTo("time=03:00|15:00");
        assertThat(talk.holding("tyres", 2).asked("time").values("3")).isEqualTo("time=03:00|15:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no wait, make that 3", "actually three", "change it to 3"})
    void aBareNumberThatCanBeTwoValuesIsLeftOpenAndIsNobodysName(String message) {
        Interpretation read = talk.holding("tyres", 2)
                .holding("time", "09:00")
                .asked("driver")
                .say(message);
        assertThat(read.mentions()).isEmpty();
        assertThat(read.unreadable()).containsExactlyInAnyOrder("tyres", "time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
                    My name is misspelt on the bill  ; -
                    the name is misspelled           ; -
                    my name is changed since         ; -
                    my name is Misspelt              ; driver=Misspelt
                    my name is reed                  ; driver=reed
                    """)
    void whatIsToldOfANameIsNoName(String message, String values) {
        assertThat(Talk.site("garage.yaml")
                        .about("cancel_visit")
                        .asked("driver")
                        .values(message))
                .isEqualTo(values == null ? "" : values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "eight", "twenty five"})
    void aNumberIsNobodysName(String message) {
        assertThat(Talk.site("garage.yaml")
                        .about("cancel_visit")
                        .asked("driver")
                        .values(message))
                .isEmpty();
    }
}
