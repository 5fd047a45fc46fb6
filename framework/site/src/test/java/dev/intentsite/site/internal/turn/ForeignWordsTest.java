package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who writes in a language that the site does not read is told so in the site's own, politely, and nothing is taken from the words. */
class ForeignWordsTest {
    private static final String SORRY = "I am sorry, I read English only.";

    private final MovableClock clock = new MovableClock();
    private final IntentSite site = IntentSite.builder(new Saddlery())
            .origin("https://saddlery.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    static class Saddlery {
        record Mending(
                @Parameter("Day on which you bring it") LocalDate day,
                @Parameter("Your name") PersonName name) {}

        @Capability(
                intent = "Mend a saddle",
                description = "Mends saddles",
                examples = {"Mend my saddle tomorrow"})
        Outcome mend(Mending mending) {
            return Outcome.confirmed("M-1", "See you.");
        }

        @Capability(
                intent = "Order a bridle",
                description = "Makes bridles",
                examples = {"I would like a new bridle"})
        Outcome order() {
            return Outcome.confirmed("O-1", "Ordered.");
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aFirstMessageIsAnsweredWithWhatTheSiteDoes() {
        Visitor.Heard heard = visitor.ask("Haluaisin korjauttaa satulan huomenna", body -> body.put("locale", "fi"));

        assertThat(heard.flowType()).isEqualTo("clarification_request");
        assertThat(heard.message()).startsWith(SORRY).contains("Mend a saddle").contains("Order a bridle");
        assertThat(heard.envelope().path("collected_information").size()).isZero();
    }

    @Test
    void anAnswerInATaskIsAskedForAgain() {
        visitor.ask("Mend my saddle tomorrow");
        Visitor.Heard heard = visitor.reply("en osaa sanoa vielä", body -> body.put("locale", "fi"));

        assertThat(heard.message()).startsWith(SORRY);
        assertThat(heard.envelope().path("required_information").toString()).contains("name");
        assertThat(heard.envelope().at("/collected_information/name").isMissingNode())
                .isTrue();
    }

    @Test
    void wordsThatAreReadAreTaken() {
        Visitor.Heard heard = visitor.ask("Mend my saddle tomorrow", body -> body.put("locale", "fi"));

        assertThat(heard.message()).doesNotContain(SORRY);
        assertThat(heard.envelope().path("capability").asText()).isEqualTo("mend");
    }
}
