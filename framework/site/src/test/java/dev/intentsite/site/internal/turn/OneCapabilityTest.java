package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site that does one thing only takes values alone for that thing, and nothing else. */
class OneCapabilityTest {
    private final MovableClock clock = new MovableClock();
    private final IntentSite site = IntentSite.builder(new Tours())
            .origin("https://tours.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    static class Tours {
        @Capability(
                intent = "Reserve a guided walk",
                description = "A walk through the old town with a guide",
                examples = {"Reserve a walk for 3 people on Friday at 2pm"})
        Outcome reserve(Walk walk) {
            return Outcome.confirmed("W-1", "See you.");
        }

        record Walk(
                @Parameter("How many people come") int partySize,
                @Parameter("Day of the walk") LocalDate day,
                @Parameter("Time of the walk") LocalTime time,
                @Parameter("Your name") PersonName name) {}
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4 people tomorrow at 7pm", "tomorrow, 19:00", "tomorrow?", "Friday at 7pm please"})
    void valuesAloneAreForTheOnlyCapability(String message) {
        Visitor.Heard heard = visitor.ask(message);

        assertThat(heard.envelope().path("capability").asText()).isEqualTo("reserve");
        assertThat(heard.envelope().at("/collected_information/day").isMissingNode())
                .isFalse();
        assertThat(heard.flowType()).isEqualTo("information_request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello",
                "Good morning",
                "asdf qwer zxcv",
                "Hello Jane Smith",
                "yes",
                "thanks",
                "Is it going to rain in Paris tomorrow?",
                "My old grey dog Rex is 4",
                "xk 7 qqq zzz ppp"
            })
    void greetingsGibberishAndOtherMattersAreNot(String message) {
        Visitor.Heard heard = visitor.ask(message);

        assertThat(heard.flowType()).isEqualTo("clarification_request");
        assertThat(heard.envelope().has("capability")).isFalse();
        assertThat(heard.envelope().path("collected_information").size()).isZero();
    }
}
