package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of what each recognizer reads on Wednesday, 14 October 2026, noon, in Chicago. */
class RecognizersTest {
    private final Talk talk = new Talk(null, Context.START, Locale.US);

    private String read(Recognizer recognizer, String message) {
        List<List<Reading>> found = recognizer.find(talk.utterance(message));
        assertThat(found)
                .allSatisfy(readings -> assertThat(readings).isNotEmpty().allSatisfy(reading -> {
                    Span span = reading.source();
                    assertThat(message.substring(span.start(), span.end())).isEqualTo(span.text());
                }));
        return found.stream()
                .filter(readings ->
                        readings.stream().mapToDouble(Reading::confidence).sum() >= 0.5)
                .map(readings -> readings.stream()
                        .map(reading -> reading.value().isValueNode()
                                ? reading.value().asText()
                                : reading.value().path("amount").asText() + " "
                                        + reading.value().path("currency").asText())
                        .collect(Collectors.joining("|")))
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            today                              ; 2026-10-14
            tomorrow evening                   ; 2026-10-15
            the day after tomorrow             ; 2026-10-16
            yesterday                          ; 2026-10-13
            on October 15                      ; 2026-10-15
            October 15th, 2027                 ; 2027-10-15
            on the 15th day of next month      ; 2026-11-15
            on the tenth of May, two thousand  ; 2000-05-10
            in 3 days on Saturday              ; 2026-10-17
            this 5/12                          ; 2026-05-12
            20261224.                          ; 2026-12-24
            for $12 December 27                ; 2026-12-27
            15 October                         ; 2026-10-15
            the 15th of October 2026           ; 2026-10-15
            Oct. 3                             ; 2027-10-03
            2026-12-24                         ; 2026-12-24
            12/24/2026                         ; 2026-12-24
            24.12.2026                         ; 2026-12-24
            Friday                             ; 2026-10-16
            this Friday                        ; 2026-10-16
            next Friday                        ; 2026-10-23
            Friday next week                   ; 2026-10-23
            next Monday                        ; 2026-10-19
            last Monday                        ; 2026-10-05
            Wednesday                          ; 2026-10-14
            the 3rd                            ; 2026-11-03
            the 20th                           ; 2026-10-20
            Friday the 13th                    ; 2026-11-13
            in two weeks                       ; 2026-10-28
            in 3 days                          ; 2026-10-17
            in an hour                         ; 2026-10-14
            in 13 hours                        ; 2026-10-15
            a month from now                   ; 2026-11-14
            ten days ago                       ; 2026-10-04
            the first Monday of November       ; 2026-11-02
            the 5th of next month              ; 2026-11-05
            Christmas                          ; 2026-12-25
            Thanksgiving                       ; 2026-11-26
            Easter 2027                        ; 2027-03-28
            two days before Christmas          ; 2026-12-23
            Feb 29                             ; 2028-02-29
            May twenty-first                   ; 2027-05-21
            may I ask you something            ; -
            there are 10 students              ; -
            2026-13-45                         ; -
            """)
    void dates(String message, String expected) {
        assertThat(read(Recognizers.date(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            7pm                                ; 19:00
            7 p.m.                             ; 19:00
            at 7                               ; 07:00|19:00
            7:30                               ; 07:30|19:30
            17:30                              ; 17:30
            at 7:30 in the evening             ; 19:30
            tomorrow morning at 7              ; 07:00
            half past seven                    ; 07:30|19:30
            half seven                         ; 07:30|19:30
            half 7 in the evening              ; 19:30
            half a dozen                       ; -
            in an hour                         ; 13:00
            in half an hour                    ; 12:30
            90 minutes from now                ; 13:30
            in two days                        ; -
            half past eight pm                 ; 20:30
            quarter to eight                   ; 07:45|19:45
            a quarter past 9 in the morning    ; 09:15
            ten to six pm                      ; 17:50
            20 minutes past five               ; 05:20|17:20
            noon                               ; 12:00
            midnight                           ; 00:00
            7ish                               ; 07:00|19:00
            seven o'clock                      ; 07:00|19:00
            at seven thirty pm                 ; 19:30
            at nine oh five am                 ; 09:05
            8 in the night                     ; 20:00
            12 pm                              ; 12:00
            12 am                              ; 00:00
            5 to 6pm                           ; 17:00, 18:00
            at 6.45 pm                         ; 18:45
            a table for 4                      ; -
            on October 15                      ; -
            the second one                     ; -
            25:61                              ; -
            """)
    void times(String message, String expected) {
        assertThat(read(Recognizers.time(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            tomorrow at noon                   ; 2026-10-15T12:00
            October 20 at 8pm                  ; 2026-10-20T20:00
            on Friday at 7                     ; 2026-10-16T07:00|2026-10-16T19:00
            6:30pm today                       ; 2026-10-14T18:30
            in half an hour                    ; 2026-10-14T12:30
            in 5 minutes                       ; 2026-10-14T12:05
            tomorrow                           ; -
            """)
    void moments(String message, String expected) {
        assertThat(read(Recognizers.dateTime(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            for two hours                      ; PT2H
            90 minutes                         ; PT1H30M
            an hour and a half                 ; PT1H30M
            half an hour                       ; PT30M
            2.5 hours                          ; PT2H30M
            three days                         ; PT72H
            a 30-minute call                   ; PT30M
            one week and two days              ; PT216H
            three people                       ; -
            """)
    void durations(String message, String expected) {
        assertThat(read(Recognizers.duration(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            2                                  ; 2
            for two people                     ; 2
            twenty-one                         ; 21
            one hundred and six                ; 106
            two hundred and two thousand       ; 202000
            1,250                              ; 1250
            10k                                ; 10000
            half a dozen                       ; 6
            minus five                         ; -5
            me and my wife                     ; 2
            just me                            ; 1
            the two of us                      ; 2
            this one                           ; -
            3.5                                ; -
            """)
    void integers(String message, String expected) {
        assertThat(read(Recognizers.integer(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            3.25                               ; 3.25
            one and a half                     ; 1.5
            two thirds of 3                    ; 0.6666666666666667, 3
            nine point zero four               ; 9.04
            3/4                                ; 0.75
            2½                                 ; 2.5
            one hundred and three quarters     ; 100.75
            forty two and a third              ; 42.3333333333333333
            three million and a half           ; 3500000
            one out of four                    ; 0.25
            1,3                                ; 1.3
            1.5e-3                             ; 0.0015
            twenty percent                     ; 20
            """)
    void decimals(String message, String expected) {
        assertThat(read(Recognizers.decimal(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            $19.99                             ; 19.99 USD
            40 euros                           ; 40.00 EUR
            EUR 125                            ; 125.00 EUR
            fifty dollars                      ; 50.00 USD
            15 dollars and 50 cents            ; 15.50 USD
            £1,200                             ; 1200.00 GBP
            2 million yen                      ; 2000000 JPY
            CAD$ 15                            ; 15.00 CAD
            a quarter million dollars          ; 250000.00 USD
            $10000 over 3 years                ; 10000.00 USD
            3 USD50 cards                      ; 50.00 USD
            the first £100                     ; 100.00 GBP
            I called Bob 3 times               ; -
            All 70 of us                       ; -
            seventeen tests                    ; -
            """)
    void money(String message, String expected) {
        assertThat(read(Recognizers.money(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            write to kim@example.com.          ; kim@example.com
            my mail is <j.doe@example.org>     ; j.doe@example.org
            Alice@abc is none                  ; -
            a..bc@example.com is none          ; -
            """)
    void emails(String message, String expected) {
        assertThat(read(Recognizers.email(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            call me at (312) 555-0123          ; +13125550123
            my number is +44 20 7946 0000      ; +442079460000
            312-555-0123                       ; +13125550123
            on 2026-10-15                      ; -
            123-45-6789 is no number           ; -
            +123                               ; -
            3600 0000 0000 0009 is a card      ; -
            """)
    void phones(String message, String expected) {
        assertThat(read(Recognizers.phone(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            07700 900873                       ; 07700900873
            31612234567                        ; +31612234567
            """)
    void phonesOfAnUnknownCountryAreUnsure(String message, String expected) {
        assertThat(Recognizers.phone().find(talk.utterance(message)))
                .singleElement()
                .satisfies(readings -> {
                    assertThat(readings.get(0).value().asText()).isEqualTo(expected);
                    assertThat(readings.get(0).confidence()).isLessThan(0.5);
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            see https://example.com/a?b=c      ; https://example.com/a?b=c
            www.example.org                    ; https://www.example.org
            the end.of it                      ; -
            """)
    void urls(String message, String expected) {
        assertThat(read(Recognizers.url(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            under Jane Smith on Friday         ; Jane Smith
            under the name jane smith          ; jane smith
            my name is Jane O'Neill-Smith      ; Jane O'Neill-Smith
            name: Ludwig van Beethoven         ; Ludwig van Beethoven
            I'm Jane                           ; Jane
            it's for Dr. Jane Smith at 7       ; Dr. Jane Smith
            I'm looking for a table            ; -
            a table at the Blue Note           ; -
            for Friday at 7                    ; -
            """)
    void peoplesNames(String message, String expected) {
        assertThat(read(Recognizers.personName(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            RES-2026-10-16-7891                ; RES-2026-10-16-7891
            my code is ab12cd                  ; AB12CD
            on the 15th                        ; -
            at 7pm                             ; -
            """)
    void references(String message, String expected) {
        assertThat(read(Recognizers.reference(), message)).isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "-", textBlock = """
            something cheap                    ; inexpensive
            very expensive please              ; very expensive
            Inexpensive                        ; inexpensive
            window seats                       ; WINDOW_SEAT
            anything                           ; -
            """)
    void declaredValues(String message, String expected) {
        Recognizer recognizer = Recognizers.enumeration(
                List.of("inexpensive", "expensive", "very expensive", "WINDOW_SEAT"),
                Map.of("inexpensive", List.of("cheap")));
        assertThat(read(recognizer, message)).isEqualTo(expected == null ? "" : expected);
    }
}
