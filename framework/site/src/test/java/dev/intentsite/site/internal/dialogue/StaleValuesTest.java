package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What was found good in an earlier turn is asked of the backend once more before it acts; what this turn has asked is not. */
class StaleValuesTest {
    private final FakeCompany company = new FakeCompany();
    private final Talk talk = new Talk(company);

    @Test
    void anOptionThatWasTakenSinceIsRefusedBeforeTheMethodRunsAndOthersAreOffered() {
        talk.say(Words.first("hire").with("crew", 2).with("day", "friday").with("time", "19:00"));
        company.times.put("friday", List.of("18:00", "20:00"));
        talk.say(Words.say().with("guest_name", "Smith"));

        assertThat(company.executed).isEmpty();
        assertThat(talk.answer().message()).contains("**19:00** is not available.");
        assertThat(talk.needed()).containsExactly("time");
        assertThat(talk.offered()).containsExactly("18:00", "20:00");
        talk.say(Words.say().with("time", "20:00"));
        assertThat(talk.phase()).isEqualTo(Phase.COMPLETED);
    }

    @Test
    void aCheckedDayThatWasClosedSinceIsRefusedBeforeTheMethodRuns() {
        talk.say(Words.first("hire").with("crew", 2).with("day", "friday").with("time", "19:00"));
        company.closed = "friday";
        talk.say(Words.say().with("guest_name", "Smith"));

        assertThat(company.executed).isEmpty();
        assertThat(talk.needed()).containsExactly("day");
        assertThat(talk.answer().message()).contains("We are closed");
    }

    @Test
    void whatThisTurnHasCheckedIsNotCheckedAgain() {
        talk.say(Words.first("hire")
                .with("crew", 2)
                .with("guest_name", "Smith")
                .with("day", "friday")
                .with("time", "19:00"));

        assertThat(company.asked)
                .extracting(effect -> effect.getClass().getSimpleName())
                .containsExactly("RunCheck", "ListOptions", "Execute");
    }

    @Test
    void whatAnEarlierTurnHasCheckedIsCheckedOnceMoreAndOnlyBeforeActing() {
        talk.say(Words.first("hire").with("day", "friday").with("time", "19:00"));
        company.asked.clear();
        talk.say(Words.say().with("wishes", "sun"));
        assertThat(company.asked).isEmpty();
        talk.say(Words.say().with("crew", 2).with("guest_name", "Smith"));

        assertThat(company.asked)
                .extracting(effect -> effect.getClass().getSimpleName())
                .containsExactly("ListOptions", "RunCheck", "Execute");
    }
}
