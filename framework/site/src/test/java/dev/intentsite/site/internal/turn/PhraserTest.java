package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Utterance;
import dev.intentsite.protocol.value.Reference;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Check;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Option;
import dev.intentsite.site.Options;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.site.Phraser;
import dev.intentsite.site.SiteBuilder;
import dev.intentsite.site.Verdict;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Questions in other words: which may be put so, and what becomes of them. */
class PhraserTest {
    private final MovableClock clock = new MovableClock();
    private final List<Phraser.Question> questions = new ArrayList<>();
    private IntentSite site = site(question -> words("Other words."), builder -> builder);
    private Visitor visitor = new Visitor(site, clock);

    static class Walks {
        record Walk(
                @Parameter("How many people come") int partySize,
                @Parameter("Day of the walk") LocalDate day,
                @Parameter("Time of the walk") LocalTime time) {}

        @Capability(
                intent = "Reserve a guided walk",
                description = "A walk through the old *town*",
                examples = "Reserve a walk for 3 people on Friday at 2pm")
        Outcome reserve(Walk walk) {
            return Outcome.confirmed("W-1", "See you.");
        }

        record Day(LocalDate day) {}

        @Check("day")
        Verdict open(Day known) {
            return known.day().getDayOfWeek() == DayOfWeek.MONDAY
                    ? Verdict.refused("We rest on Mondays.")
                    : Verdict.ok();
        }

        @Options(value = "time", of = Walk.class)
        List<Option<LocalTime>> times(Day known) {
            return List.of(Option.of(LocalTime.of(14, 0)), Option.of(LocalTime.of(16, 0)));
        }

        record Call(@Parameter("Number of the walk") Reference number) {}

        @Capability(
                intent = "Drop a guided walk",
                description = "Gives a place back",
                examples = "Drop walk W-1",
                confirmation = Confirmation.ALWAYS)
        Outcome drop(Call call) {
            return Outcome.confirmed("D-1", "It is dropped.");
        }
    }

    private interface More {
        SiteBuilder of(SiteBuilder builder);
    }

    private IntentSite site(Phraser phraser, More more) {
        return more.of(IntentSite.builder(new Walks())
                        .origin("https://walks.example")
                        .zone(ZoneOffset.UTC)
                        .clock(clock)
                        .phraser(question -> {
                            questions.add(question);
                            return phraser.phrase(question);
                        }))
                .build();
    }

    private void open(Phraser phraser, More more) {
        site.close();
        site = site(phraser, more);
        visitor = new Visitor(site, clock);
    }

    private static Phraser.Words words(String text) {
        return new Phraser.Words(Optional.of(text), Optional.of("Said by a parrot"));
    }

    private static String message(Visitor.Heard heard) {
        return heard.envelope().path("message").asText();
    }

    private static String explained(Visitor.Heard heard) {
        return heard.envelope().at("/explicability/0/interpretation").asText();
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aQuestionIsPutInOtherWordsAndItsChoicesStay() {
        Visitor.Heard heard = visitor.ask("Reserve a walk for 3 people tomorrow");

        assertThat(message(heard))
                .startsWith("Other words.\n\n| Time |")
                .contains("2:00")
                .doesNotContain("Noted");
        assertThat(heard.envelope().path("required_information").toString()).isEqualTo("[\"time\"]");
        assertThat(explained(heard)).endsWith(". Said by a parrot");
        assertThat(questions).singleElement().satisfies(question -> {
            assertThat(question.text())
                    .startsWith("Noted: party size 3 and day ")
                    .endsWith("\n\nWhich time would you like?")
                    .doesNotContain("*");
            assertThat(question.kept()).hasSize(3).startsWith("3").endsWith("time");
            assertThat(question.facts()).containsExactly("Reserve a guided walk", "A walk through the old *town*");
        });
    }

    @Test
    void nothingInOtherWordsIsMarkup() {
        open(question -> words("# [Pay](https://evil.example) <b>*now*</b>\n| a | b |"), builder -> builder);

        assertThat(message(visitor.ask("Reserve a walk for 3 people tomorrow")))
                .startsWith("# \\[Pay\\](https://evil.example) \\<b\\>\\*now\\*\\</b\\>\n\n\\| a \\| b \\|");
    }

    @Test
    void aRefusalIsSaidInTheCompanysWords() {
        Visitor.Heard heard = visitor.ask("Reserve a walk on Monday");

        assertThat(message(heard)).isEqualTo("We rest on Mondays.\n\nOther words.");
        assertThat(questions)
                .singleElement()
                .satisfies(question -> assertThat(question.text()).doesNotContain("Mondays"));
    }

    @Test
    void whatIsToBeConfirmedAndWhatWasDoneIsNotPutOtherwise() {
        Visitor.Heard asks = visitor.ask("Drop walk WALK-12");
        Visitor.Heard done = visitor.reply("yes");

        assertThat(message(asks)).contains("Shall I do it?");
        assertThat(message(done)).isEqualTo("It is dropped.");
        assertThat(questions).isEmpty();
    }

    @Test
    void whereItIsNotClearWhatSomebodyWantsTheSitesOwnWordsAreSent() {
        visitor.ask("asdf qwer");

        assertThat(questions).isEmpty();
    }

    @Test
    void aPhraserThatFailsLeavesThePlainWords() {
        open(
                question -> {
                    throw new IllegalStateException("no voice");
                },
                builder -> builder);

        Visitor.Heard heard = visitor.ask("Reserve a walk for 3 people tomorrow");

        assertThat(message(heard)).startsWith("Noted: ").contains("Which time would you like?");
    }

    @Test
    void aReaderMayTellHowItRead() {
        open(
                question -> new Phraser.Words(Optional.empty(), Optional.empty()),
                builder -> builder.interpreter((manifest, types) -> {
                    Interpreter rules = ManifestInterpreter.of(manifest, types);
                    return new Interpreter() {
                        @Override
                        public Interpretation interpret(Utterance utterance) {
                            return rules.interpret(utterance).withNotes(List.of("Read with glasses"));
                        }

                        @Override
                        public List<Mention> mentions(Utterance utterance, String capability) {
                            return rules.mentions(utterance, capability);
                        }
                    };
                }));

        assertThat(explained(visitor.ask("Reserve a walk for 3 people tomorrow")))
                .contains("party_size = 3 from")
                .endsWith(". Read with glasses");
    }
}
