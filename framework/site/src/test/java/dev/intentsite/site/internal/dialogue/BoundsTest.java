package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A range that was said ("in the evening") narrows what is offered, and is never a value. */
class BoundsTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @BeforeEach
    void aDayWithTimesInBothHalves() {
        company.times.put("friday", List.of("07:00", "12:00", "19:00", "20:00"));
    }

    @Test
    void itNarrowsTheChoicesEvenTurnsLater() {
        talk.say(Words.first("hire").with("crew", 2).with("day", "friday").between("time", "17:00", "24:00"))
                .say(Words.say().with("guest_name", "Smith"));

        assertThat(talk.offered()).containsExactly("19:00", "20:00");
        assertThat(talk.held()).doesNotContain("time=17:00");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void oneChoiceWithinIsOfferedAndNotTaken() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .between("time", "11:00", "15:00"));

        assertThat(talk.offered()).containsExactly("12:00");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void itTellsWhichReadingOfALaterValueIsMeant() {
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith").between("time", "17:00", "24:00"))
                .say(Words.say().with("time", "08:00", "20:00"));

        assertThat(talk.held()).contains("time=20:00");
    }

    @Test
    void whenNothingIsWithinAllIsOffered() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .between("time", "21:00", "24:00"));

        assertThat(talk.offered()).hasSize(4);
    }

    @Test
    void aValueWithinIsKeptAndOneOutsideIsAskedAnew() {
        talk.say(Words.first("hire").with("crew", 2).with("day", "friday").with("time", "19:00"))
                .say(Words.say().between("time", "17:00", "24:00"));
        assertThat(talk.held()).contains("time=19:00");

        talk.say(Words.say().between("time", "05:00", "12:00"));
        assertThat(talk.held()).doesNotContain("time=19:00");
        assertThat(talk.needed()).contains("time");
    }
}
