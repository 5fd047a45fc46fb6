package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person has need not be said: it is offered, and the only one is taken to be confirmed. */
class OnlyChoiceTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @Test
    void theOnlyChoiceOfAnAlternativeIsConfirmedAtOnce() {
        company.references = List.of("R-1");
        talk.say(Words.first("refund"));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.answer().message()).contains("- reference: **R-1**");
        assertThat(company.executed).isEmpty();
        talk.say(Words.say().yes());
        assertThat(company.executed.get(0).values()).containsEntry("reference", Words.json("R-1"));
    }

    @Test
    void severalAreOfferedBesideTheOtherAlternative() {
        company.references = List.of("R-1", "R-2");
        talk.say(Words.first("refund"));

        assertThat(talk.answer().message()).startsWith("I need the reference, or guest name and day.");
        assertThat(talk.offered()).containsExactly("R-1", "R-2");
        talk.say(Words.say().structured("reference", "R-2"));
        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
    }

    @Test
    void whoHasNoneIsAskedAsAnybody() {
        talk.say(Words.first("refund"));

        assertThat(talk.offered()).isEmpty();
        assertThat(talk.answer().message()).isEqualTo("I need the reference, or guest name and day.");
    }

    @Test
    void whoBeganWithTheOtherAlternativeIsOfferedItToo() {
        company.references = List.of("R-1", "R-2");
        talk.say(Words.first("refund").with("day", "friday"));

        assertThat(talk.needed()).containsExactly("guest name");
        assertThat(talk.offered()).containsExactly("R-1", "R-2");
    }

    @Test
    void anotherOneIsTakenInstead() {
        company.references = List.of("R-1");
        talk.say(Words.first("refund"));
        talk.say(Words.say().no());
        talk.say(Words.say().with("reference", "R-9"));

        assertThat(talk.answer().message()).contains("- reference: **R-9**");
    }

    @Test
    void whatWasTakenBackIsNotTakenAgain() {
        company.references = List.of("R-1");
        talk.say(Words.first("refund"));
        talk.say(Words.say().not("reference", "R-1"));

        assertThat(talk.held()).isEmpty();
        assertThat(talk.phase()).isEqualTo(Phase.COLLECTING);
        talk.say(Words.say());
        assertThat(talk.phase()).isEqualTo(Phase.COLLECTING);
    }

    @Test
    void whereNothingIsConfirmedTheOnlyChoiceIsAskedFor() {
        company.times.put("friday", List.of("19:00"));
        talk.say(Words.first("hire").with("crew", 2).with("guest_name", "Smith").with("day", "friday"));

        assertThat(talk.held()).doesNotContain("time=19:00");
        assertThat(company.executed).isEmpty();
    }

    @Test
    void theOnlyOneOfWhichThereMayBeSeveralIsAList() {
        talk.say(Words.first("invite"));

        assertThat(talk.phase()).isEqualTo(Phase.CONFIRMING);
        assertThat(talk.held()).containsExactly("boats=[\"yacht\"]");
    }
}
