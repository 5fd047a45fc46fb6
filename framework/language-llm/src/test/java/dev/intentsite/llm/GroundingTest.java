package dev.intentsite.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Route;
import dev.intentsite.language.Utterance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that lies, and one that helps. */
class GroundingTest {
    private final ModelServer server = new ModelServer();

    @AfterEach
    void close() {
        server.close();
    }

    private Interpretation read(Utterance utterance, String answer) {
        server.behaves(ModelServer.says(answer));
        return Talk.reader(server.model(Service.OPEN_AI).everyMessage()).interpret(utterance);
    }

    @Test
    void aValueIsReadFromTheCharactersAndNotTakenFromTheModel() {
        Interpretation read = read(
                Talk.first("squeeze us in, three adults, come the seventeenth"),
                "{\"capability\": \"hire\", \"values\": [{\"parameter\": \"guests\", \"text\": \"three\", \"value\": 30},"
                        + " {\"parameter\": \"day\", \"text\": \"the seventeenth\", \"value\": \"2030-01-01\"}]}");

        assertThat(Talk.values(read)).containsExactly("guests=3", "day=2026-10-17");
        assertThat(read.mentions())
                .allSatisfy(mention -> assertThat(mention.readings())
                        .allSatisfy(reading -> assertThat("squeeze us in, three adults, come the seventeenth"
                                        .substring(
                                                reading.source().start(),
                                                reading.source().end()))
                                .isEqualTo(reading.source().text())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // nowhere in the message
                "we would like to go out | guests | 12",
                "we would like to go out | skipper | Jane Smith",
                "we would like to go out | day | tomorrow",
                // in it, but not by itself
                "we would like to go out on the 15th | guests | 1",
                "we would like to go out on the 15th | guests | 15",
                "we are two hundred and go out | guests | two",
                "about one hundred and twenty or so | guests | twenty",
                "in a quarter of an hour or so | guests | quarter",
                "well in two weeks | guests | two",
                "it costs $5 to go out | guests | 5",
                "it is -3 out there | guests | 3",
                "out with BOAT-17 | guests | 17",
                "be there at 7:30 | guests | 7",
                "be there at 7:30 | guests | 30",
                "the code is 3.1415 | guests | 3",
                // nothing that the recognizer reads
                "out we go | guests | out",
                "out we go | day | we go",
                "out we go | time | out we go",
                // no such parameter
                "out we go, 4 of us | price | 4",
                "out we go, 4 of us | confirmation | 4",
                "out we go, 4 of us | number | 4",
                // of another capability
                "out we go BOAT-12 | number | BOAT-12",
                // turned down
                "anything but Friday, so not Saturday | day | Saturday"
            })
    void whatIsNotSaidIsNoValue(String message, String parameter, String quote) {
        Interpretation without = Talk.RULES.interpret(Talk.answer(message, "remarks"));
        Interpretation read = read(Talk.answer(message, "remarks"), Talk.proposal("hire", parameter, quote));

        assertThat(server.asked()).hasSize(1);
        assertThat(Talk.values(read)).isEqualTo(Talk.values(without));
    }

    @Test
    void onlyAValueThatWasAskedForAndCannotBeReadIsAskedForAgain() {
        Interpretation read = read(
                Talk.answer("the usual crowd as ever", "guests"),
                Talk.proposal("hire", "guests", "the usual crowd", "day", "as ever"));

        assertThat(Talk.values(read)).isEmpty();
        assertThat(read.unreadable()).containsExactly("guests");
    }

    @Test
    void aSureReadingOfTheRulesStandsAgainstTheModel() {
        Interpretation read = read(
                Talk.first("Hire a boat for 4 guests tomorrow at 3pm, not later than 5pm"),
                Talk.proposal("hire", "guests", "3", "time", "5pm", "day", "tomorrow"));

        assertThat(Talk.values(read)).contains("guests=4", "day=2026-10-16");
    }

    @Test
    void whatTheRulesAndTheModelUseForDifferentParametersIsAskedFor() {
        Interpretation rules = Talk.RULES.interpret(Talk.answer("4", "time"));
        assertThat(Talk.values(rules)).containsExactly("time=04:00 or 16:00");

        Interpretation read = read(Talk.answer("4", "time"), Talk.proposal("hire", "guests", "4"));

        assertThat(Talk.values(read)).isEmpty();
        assertThat(read.unreadable()).containsExactlyInAnyOrder("guests", "time");
    }

    @Test
    void whatTheRulesFindUnclearIsNotDecidedByTheModel() {
        Interpretation read = read(Talk.answer("make it 4"), Talk.proposal("hire", "guests", "4"));

        assertThat(Talk.values(read)).isEmpty();
        assertThat(read.unreadable()).containsExactlyInAnyOrder("guests", "time");
    }

    @Test
    void aNameWithoutAWordThatLeadsToItIsReadAsTheAnswerToItsQuestionWouldBe() {
        Utterance utterance = Talk.answer("get ada lovelace on board", "day");
        assertThat(Talk.values(Talk.RULES.interpret(utterance))).isEmpty();

        Interpretation read = read(utterance, Talk.proposal("hire", "skipper", "Ada Lovelace"));

        assertThat(Talk.values(read)).containsExactly("skipper=ada lovelace");
        assertThat(read.notes())
                .containsExactly("Read with the help of the OpenAI-compatible model m, which pointed at skipper");
    }

    @Test
    void aCapabilityThatDoesNotExistIsNone() {
        Interpretation read = read(Talk.first("out on the water"), Talk.proposal("sell_everything", "guests", "out"));

        assertThat(read.routes())
                .isEqualTo(Talk.RULES.interpret(Talk.first("out on the water")).routes());
    }

    @Test
    void aCapabilityThatOnlyTheModelThinksOfIsAskedAbout() {
        assertThat(Talk.RULES.interpret(Talk.first("fancy some exercise?")).routes())
                .extracting(Route::capability)
                .doesNotContain("hire");

        Interpretation read = read(Talk.first("fancy some exercise?"), Talk.proposal("hire"));

        assertThat(read.routes()).first().satisfies(route -> {
            assertThat(route.capability()).isEqualTo("hire");
            assertThat(route.confidence()).isLessThan(0.5);
        });
    }

    @Test
    void oneThatMustBeAgreedToAnywayIsTakenUp() {
        Interpretation read = read(Talk.first("we shall not make it, sadly"), Talk.proposal("call_off"));

        assertThat(read.routes()).first().satisfies(route -> {
            assertThat(route.capability()).isEqualTo("call_off");
            assertThat(route.confidence()).isGreaterThan(0.5);
        });
    }

    @Test
    void whereBothAreSureOfDifferentCapabilitiesBothAreNamed() {
        Interpretation read = read(Talk.first("Hire a boat for 4 guests tomorrow"), Talk.proposal("depth"));

        assertThat(read.routes()).extracting(Route::capability).containsExactly("hire", "depth");
        assertThat(read.routes().get(0).confidence())
                .isEqualTo(read.routes().get(1).confidence());
    }

    @Test
    void aTaskInHandIsNotLeftForAnotherByTheModelsWord() {
        Interpretation read = read(Talk.answer("oh dear, oh dear", "day"), Talk.proposal("call_off"));

        assertThat(read.routes()).first().extracting(Route::capability).isEqualTo("hire");
        assertThat(read.switching()).isFalse();
    }

    @Test
    void aQuestionInTheMiddleOfATaskIsRecognised() {
        Interpretation read = read(Talk.answer("would I drown there, standing", "day"), Talk.proposal("depth"));

        assertThat(read.routes()).first().extracting(Route::capability).isEqualTo("depth");
        assertThat(read.question()).isTrue();
    }

    @Test
    void aYesIsNeverReadByTheModel() {
        server.behaves(ModelServer.says(
                "{\"capability\": \"call_off\", \"values\": [], \"assent\": true, \"confirmation\": true}"));
        Interpretation read = Talk.reader(server.model(Service.OPEN_AI).everyMessage())
                .interpret(Talk.answer("whatever floats", "day"));

        assertThat(read.assent()).isEmpty();
        assertThat(read.command()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"yes", "no", "never mind", "start over", "help"})
    void aWordThatRulesReadIsNotSent(String word) {
        Talk.reader(server.model(Service.OPEN_AI).everyMessage()).interpret(Talk.answer(word, "day"));

        assertThat(server.asked()).isEmpty();
    }

    @Test
    void whatOnlyTheModelFoundIsNeverQuiteSure() {
        Interpretation read = read(Talk.first("squeeze us in, three adults"), Talk.proposal("hire", "guests", "three"));

        assertThat(read.mentions())
                .flatMap(mention -> mention.readings())
                .filteredOn(reading -> reading.value().asInt() == 3)
                .extracting(Reading::confidence)
                .allSatisfy(confidence -> assertThat(confidence).isBetween(0.0, 1.0));
    }

    @Test
    void whoAsksIsToldWhatTheModelPointedAt() {
        Interpretation read = read(
                Talk.first("squeeze us in, come the seventeenth"), Talk.proposal("hire", "day", "the seventeenth"));

        assertThat(read.notes())
                .singleElement()
                .asString()
                .startsWith("Read with the help of the OpenAI-compatible model m");
    }
}
