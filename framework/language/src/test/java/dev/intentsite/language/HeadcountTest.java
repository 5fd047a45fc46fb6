package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many people a message counts. */
class HeadcountTest {
    private final Talk talk = Talk.restaurant();

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    12 people                          ; 12
                    the four of us                     ; 4
                    all seven of us                    ; 7
                    us three                           ; 3
                    me and my wife                     ; 2
                    my wife and I                      ; 2
                    my husband and me                  ; 2
                    a couple of people                 ; 2
                    both of us                         ; 2
                    12 adults and 3 kids               ; 15
                    2 adults, 2 kids and a baby        ; 5
                    two men & three women              ; 5
                    4 guests and 2 children            ; 6|4
                    4 people, 2 of them kids           ; 4
                    """)
    void peopleAreCounted(String message, String count) {
        assertThat(talk.about("book_table").asked("party_size").values(message)).isEqualTo("party_size=" + count);
        assertThat(talk.values("Book a table for " + message + " tomorrow"))
                .isEqualTo("date=2026-10-15 party_size=" + count);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    my parents and me                          ; 3
                    me and both my parents                     ; 3
                    my wife, my two kids and I                 ; 4
                    me and three friends                       ; 4
                    two friends and me                         ; 3
                    a couple and their baby                    ; 3
                    a couple with two kids                     ; 4
                    two couples and a baby                     ; 5
                    me, my 3 year old son and my lovely wife   ; 3
                    my wife's parents, my wife and me          ; 4
                    my mom and dad and I                       ; 3
                    me, my brother-in-law and the twins        ; 4
                    me and a couple of friends                 ; 3
                    me plus 3                                  ; 4
                    me and my family, 5 of us                  ; 5
                    me and three couples of friends            ; 7
                    two pairs of twins and me                  ; 5
                    """)
    void peopleWhoAreToldOneByOneAreAdded(String message, String count) {
        assertThat(talk.about("book_table").asked("party_size").values(message)).isEqualTo("party_size=" + count);
        assertThat(talk.values("Book a table for " + message + " tomorrow"))
                .isEqualTo("date=2026-10-15 party_size=" + count);
    }

    @ParameterizedTest
    @CsvSource({"me and 1500000000 couples, 1500000000", "me and 2147483647 friends, 2147483647"})
    void moreThanAnybodyCanBringIsReadAsItIsSaid(String message, String count) {
        assertThat(talk.about("book_table").asked("party_size").values(message)).isEqualTo("party_size=" + count);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my friends and me",
                "me and my family",
                "me, my wife and the kids",
                "me and two friends and their kids",
                "some colleagues and I",
                "my wife and two kids"
            })
    void peopleOfWhomNobodyKnowsHowManyTheyAreAreNotCounted(String message) {
        Talk asked = talk.about("book_table").asked("party_size");
        assertThat(asked.values(message)).isEmpty();
        assertThat(asked.say(message).unreadable()).containsExactly("party_size");
        assertThat(talk.values("Book a table for " + message + " tomorrow")).isEqualTo("date=2026-10-15");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    A boat for two next Friday at 3pm ; crew=2 day=2026-10-23 time=15:00
                    Hire a canoe for 2 friday         ; craft=canoe crew=2 day=2026-10-16
                    Hire a boat on the 28th, I come with my wife and two kids ; crew=4 day=2026-10-28
                    Hire a boat for 3 ppl tonite 8ish ; crew=3 day=2026-10-14 time=20:00
                    """)
    void peopleAreCountedBeforeADate(String message, String values) {
        assertThat(Talk.site("boats.yaml").values(message)).isEqualTo(values);
    }

    @Test
    void kindsOfPeopleWithAParameterEachAreNotAdded() {
        Talk ferry = Talk.site("boats.yaml").about("ferry");
        assertThat(ferry.values("2 adults and 3 children")).isEqualTo("adults=2 children=3");
        assertThat(ferry.values("I come with my wife and two kids")).doesNotContain("4");
    }

    @Test
    void whatADescriptionSaysIsCountedIsCounted() {
        assertThat(Talk.site("halls.yaml").about("call_taxi").values("there are 3 of us with 2 suitcases"))
                .isEqualTo("load=3 suitcases=2");
    }
}
