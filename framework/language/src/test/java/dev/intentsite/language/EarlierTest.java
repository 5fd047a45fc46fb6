package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that point back at what was said: "same as before". */
class EarlierTest {
    private final Talk table = Talk.restaurant().about("book_table");
    private final Talk stay = Talk.site("halls.yaml").about("book_stay");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "same as before",
                "The same as last time, please",
                "the same",
                "same again",
                "as usual",
                "same time",
                "the same time as before"
            })
    void whatWasSaidOfWhatIsAskedIsMeant(String message) {
        Talk held = table.asked("time").holding("time", "19:00").holding("date", "2026-10-20");
        assertThat(held.values(message)).isEqualTo("time=19:00");
        assertThat(held.say(message).unreadable()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            same as before              ; time
            the same as last time       ; guest_name
            the same                    ; guest_name
            same name                   ; guest_name
            as before                   ; date
            the same day                ; date
            same as before              ; special_requests
            """)
    void whereNothingWasSaidNothingIsInvented(String message, String asked) {
        for (Talk now : new Talk[] {table.asked(asked), table.asked(asked).holding("party_size", 2)}) {
            assertThat(now.values(message)).isEmpty();
            assertThat(now.say(message).unreadable()).containsExactly(asked);
        }
    }

    @Test
    void whatElseIsSaidCounts() {
        Talk held = table.asked("time").holding("time", "19:00").holding("guest_name", "Jane");
        assertThat(held.values("same name as before, but at 8pm")).isEqualTo("guest_name=Jane time=20:00");
        assertThat(held.values("make it Friday, same time")).isEqualTo("date=2026-10-16 time=19:00");
    }

    @Test
    void theSameDayIsTheOtherDayThatIsHeld() {
        Talk held = stay.holding("start_date", "2026-11-03").asked("end_date");
        assertThat(held.values("the same day")).isEqualTo("end_date=2026-11-03");
        assertThat(held.values("same as before")).isEmpty();
        assertThat(stay.asked("end_date").values("the same day")).isEmpty();
    }

    @Test
    void whatIsLikeSomethingElseIsSaidInFreeWords() {
        assertThat(table.asked("special_requests").values("the same table as my friend had"))
                .isEqualTo("special_requests=the same table as my friend had");
    }
}
