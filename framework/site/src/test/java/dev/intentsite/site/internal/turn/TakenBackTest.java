package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What somebody says who wants something else right after it was done, in a conversation that begins with it. */
class TakenBackTest {
    private final MovableClock clock = new MovableClock();

    private IntentSite site(Object backend) {
        return IntentSite.builder(backend)
                .origin("https://ferry.example")
                .zone(ZoneOffset.UTC)
                .clock(clock)
                .build();
    }

    @Test
    void whatChangesItIsTakenUpWithTheValue() {
        Ferry ferry = new Ferry();
        try (IntentSite site = site(ferry)) {
            Visitor visitor = new Visitor(site, clock);
            visitor.ask("Book a crossing for 2 people tomorrow at 10am, name is Ann Lee");
            Visitor.Heard heard = visitor.elsewhere("i-2").ask("oops, I meant 11am");

            assertThat(heard.envelope().at("/collected_information/time").asText())
                    .isEqualTo("11:00");
            assertThat(heard.message()).endsWith("What is the name?");
            assertThat(ferry.done).hasSize(1);
            assertThat(visitor.reply("Ann Lee").message()).isEqualTo("Changed.");
        }
    }

    static final class Boats {
        int hired;

        record Hire(@Parameter("Day of the hire") LocalDate day) {}

        @Capability(intent = "Hire a boat", description = "Keep a boat for a day", examples = "Hire a boat for Friday")
        Outcome hire(Hire hire) {
            hired++;
            return Outcome.confirmed("B-1", "Hired.");
        }
    }

    @Test
    void whereNothingChangesItIsSaidToStand() {
        Boats boats = new Boats();
        try (IntentSite site = site(boats)) {
            Visitor visitor = new Visitor(site, clock);
            visitor.ask("Hire a boat for Friday");
            Visitor.Heard heard = visitor.elsewhere("i-2").ask("oops, I meant sunday");

            assertThat(heard.message()).startsWith("If you mean something that is done already: it stands as it is.");
            assertThat(boats.hired).isEqualTo(1);
        }
    }

    @Test
    void whoBeginsWithATaskIsNotToldSo() {
        Boats boats = new Boats();
        try (IntentSite site = site(boats)) {
            Visitor.Heard heard = new Visitor(site, clock).ask("sorry, hire a boat for Sunday please");

            assertThat(heard.message()).isEqualTo("Hired.");
        }
    }
}
