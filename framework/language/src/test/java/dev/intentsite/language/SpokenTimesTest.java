package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times, days and lengths in rarer forms; the clock stands at Wednesday, 2026-10-14. */
class SpokenTimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            half past noon              ; 12:30
            ten minutes to midnight     ; 23:50
            a quarter past midnight     ; 00:15
            9ish pm                     ; 21:00
            17h05                       ; 17:05
            T19:20                      ; 19:20
            sixteen hundred hours       ; 16:00
            """)
    void timesAreRead(String message, String time) {
        assertThat(Talk.site("halls.yaml").about("call_taxi").asked("time").values(message))
                .isEqualTo("time=" + time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            Christmas next year             ; 2027-12-25
            the day before Halloween        ; 2026-10-30
            the day after next Tuesday      ; 2026-10-21
            March 3rd this year             ; 2026-03-03
            the 5th of August next year     ; 2027-08-05
            the 2nd of the month            ; 2026-11-02
            Saturday week                   ; 2026-10-24
            a week on Monday                ; 2026-10-26
            """)
    void daysAreRead(String message, String day) {
        assertThat(Talk.site("scores.yaml")
                        .about("borrow_score")
                        .asked("collect_day")
                        .values(message))
                .isEqualTo("collect_day=" + day);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            from the 20th for four nights           ; end_date=2026-10-24 start_date=2026-10-20
            from next Monday we stay two weeks      ; end_date=2026-11-02 start_date=2026-10-19
            from the 20th, for my aunt              ; start_date=2026-10-20
            """)
    void whatLastsEndsAfterItsLength(String message, String values) {
        assertThat(Talk.site("halls.yaml").about("book_stay").values(message)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            three dozen ; 36
            two score   ; 2
            """)
    void dozensAreCounted(String message, String number) {
        assertThat(Talk.site("halls.yaml")
                        .about("record_reading")
                        .asked("reading")
                        .values(message))
                .isEqualTo("reading=" + number);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            quarter past four ; 16:15
            10 is good        ; 10:00
            half past eight   ; 08:30|20:30
            """)
    void theHalfOfTheDayIsThatOfATimeTheSiteNamed(String message, String time) {
        Talk asked = Talk.site("scores.yaml").about("borrow_score").asked("collect_time");
        assertThat(asked.told("We have 10 am and 4:15 pm.").values(message)).isEqualTo("collect_time=" + time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            make it half past two ; 14:30
            make it 2:30          ; 02:30|14:30
            at 9 rather           ; 09:00|21:00
            """)
    void aChangeOfATimeStaysNearIt(String message, String time) {
        Talk held = Talk.site("scores.yaml").about("borrow_score").holding("collect_time", "15:00");
        assertThat(held.values(message)).isEqualTo("collect_time=" + time);
    }
}
