package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.site.Capability;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who leave a value to the site, in the words that they use. */
class IndifferenceTest {
    private final MovableClock clock = new MovableClock();
    private final Tours tours = new Tours();
    private final IntentSite site = IntentSite.builder(tours)
            .origin("https://tours.example")
            .zone(ZoneOffset.UTC)
            .clock(clock)
            .build();
    private final Visitor visitor = new Visitor(site, clock);

    static class Tours {
        final List<LocalTime> taken = new ArrayList<>();

        @Capability(
                intent = "Reserve a guided walk",
                description = "A walk through the old town with a guide",
                examples = {"Reserve a walk on Friday at 2pm"})
        Outcome reserve(Walk walk) {
            taken.add(walk.time());
            return Outcome.confirmed("W-1", "See you.");
        }

        record Walk(
                @Parameter("Day of the walk") LocalDate day,
                @Parameter("Time of the walk") LocalTime time) {}

        record Day(LocalDate day) {}

        @Options("time")
        List<Option<LocalTime>> free(Day known) {
            return List.of(Option.of(LocalTime.of(11, 0)), Option.of(LocalTime.of(15, 30)));
        }
    }

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"any", "I don't care", "any time is fine", "whichever", "no preference"})
    void theFirstTimeIsSuggestedAndTakenOnAYes(String words) {
        visitor.ask("Reserve a walk on Friday");
        Visitor.Heard suggested = visitor.reply(words);
        assertThat(suggested.message()).contains("Then I suggest **11:00").endsWith("Shall I take it?");
        assertThat(tours.taken).isEmpty();

        assertThat(visitor.reply("yes please").status()).isEqualTo("confirmed");
        assertThat(tours.taken).containsExactly(LocalTime.of(11, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no, 15:30", "15:30", "half past three"})
    void anotherTimeIsTakenInsteadOfTheSuggestedOne(String words) {
        visitor.ask("Reserve a walk on Friday");
        visitor.reply("any");

        assertThat(visitor.reply(words).status()).isEqualTo("confirmed");
        assertThat(tours.taken).containsExactly(LocalTime.of(15, 30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "no thanks"})
    void aNoShowsThemAllAgain(String words) {
        visitor.ask("Reserve a walk on Friday");
        visitor.reply("any");
        Visitor.Heard heard = visitor.reply(words);

        assertThat(heard.envelope().path("options")).hasSize(2);
        assertThat(heard.message()).startsWith("Which time would you like?");
    }
}
