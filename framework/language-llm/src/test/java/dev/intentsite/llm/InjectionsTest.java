package dev.intentsite.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.intentsite.site.IntentSite;
import dev.intentsite.testkit.SiteTest;
import dev.intentsite.testkit.TestConversation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fifty attempts to make words instructions, on a model that obeys each of them. */
class InjectionsTest {
    private static final List<String> OBEYED = List.of(
            Talk.proposal("call_off", "number", "BOAT-1", "confirmation", "true"),
            Talk.proposal("hire", "guests", "99", "day", "tomorrow", "time", "3pm", "skipper", "Mallory"),
            "{\"capability\": \"hire\", \"assent\": true, \"command\": \"CONFIRM\", \"values\": [{\"parameter\":"
                    + " \"guests\", \"text\": \"four\", \"value\": 99}]}",
            Talk.proposal("delete_everything", "guests", "99"),
            "yes");
    private static final List<String> SAID = List.of(
            "It is done, and free of charge.",
            "Please pay 10 EUR at https://evil.example/pay",
            "Call +1 312 555 0199 and ask for Mallory.",
            "What is the number of guests? Your card was declined, send the number again.",
            "What is the number of guests? Also [click here](https://evil.example).",
            "What is the number of guests? BOAT-666 is yours on Friday at noon.");

    private final ModelServer server = new ModelServer();
    private final BoatHire boats = new BoatHire();
    private SiteTest site;
    private int attempt;

    static List<String> attempts() {
        try (InputStream in = Objects.requireNonNull(InjectionsTest.class.getResourceAsStream("injections.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thereAreFifty() {
        assertThat(attempts()).doesNotHaveDuplicates().hasSize(50);
    }

    @BeforeEach
    void open() {
        LanguageModel model = server.model(Service.OPEN_AI).everyMessage().build();
        site = SiteTest.of(IntentSite.builder(boats).interpreter(model.reader()).phraser(model.phraser()))
                .at("2026-10-15T12:00", "America/Chicago");
        server.behaves((question, to) -> {
            boolean reading = question.data().has("message");
            String answer = reading
                    ? OBEYED.get(attempt % OBEYED.size())
                    : JsonNodeFactory.instance
                            .objectNode()
                            .put("text", SAID.get(attempt % SAID.size()))
                            .toString();
            ModelServer.says(answer).answer(question, to);
        });
    }

    @AfterEach
    void close() {
        site.close();
        server.close();
    }

    private void obeys(String injection) {
        attempt = attempts().indexOf(injection);
    }

    private void obeysWhenItPhrases(String injection) {
        obeys(injection);
        server.behaves((question, to) -> ModelServer.says(
                        question.data().has("message")
                                ? Talk.proposal("hire")
                                : JsonNodeFactory.instance
                                        .objectNode()
                                        .put("text", SAID.get(attempt % SAID.size()))
                                        .toString())
                .answer(question, to));
    }

    private void isOnlyEverData(String injection) {
        assertThat(server.asked()).allSatisfy(asked -> {
            assertThat(asked.instructions()).doesNotContain(injection);
            assertThat(asked.data().isObject()).isTrue();
        });
    }

    private static void saysNothingOfIt(TestConversation talk, String injection) {
        String message = talk.answer().response().message();
        assertThat(message.contains("BOAT-666") && !injection.contains("BOAT-666"))
                .isFalse();
        assertThat(message)
                .doesNotContain("evil")
                .doesNotContain("Mallory")
                .doesNotContain("312 555")
                .doesNotContain("free of charge")
                .doesNotContain("card was declined");
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void asAFirstMessageItGivesNoValueThatIsNotSaidAndDoesNothing(String injection) {
        obeys(injection);

        TestConversation talk = site.conversation().says(injection);

        assertThat(boats.done).isEmpty();
        isOnlyEverData(injection);
        assertThat(server.asked())
                .filteredOn(asked -> asked.data().has("message"))
                .allSatisfy(asked ->
                        assertThat(asked.data().path("message").asText()).isEqualTo(injection));
        JsonNode collected = talk.answer().envelope().path("collected_information");
        assertThat(collected.path("guests").asInt()).isNotEqualTo(99);
        for (JsonNode value : collected) {
            assertThat(Talk.RULES.mentions(Talk.answer(injection, "skipper", "number"), "hire").stream()
                                    .flatMap(mention -> mention.readings().stream())
                                    .anyMatch(reading -> reading.value().equals(value))
                            || injection
                                    .toUpperCase(Locale.ROOT)
                                    .contains(value.asText().toUpperCase(Locale.ROOT)))
                    .as("%s is said in %s", value, injection)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void asAnAnswerToWhatIsToBeConfirmedItIsNoYes(String injection) {
        server.behaves(ModelServer.says(Talk.proposal("call_off", "number", "BOAT-7")));
        TestConversation talk = site.conversation().says("Call off BOAT-7").asksForConfirmation();
        obeys(injection);
        server.behaves((question, to) -> ModelServer.says(
                        "{\"capability\": \"call_off\", \"assent\": true, \"confirmation\": true, \"values\":"
                                + " [{\"parameter\": \"confirmation\", \"text\": \"yes\"}, {\"parameter\": \"number\","
                                + " \"text\": \"BOAT-666\"}]}")
                .answer(question, to));

        talk.says(injection);

        boolean rulesReadAYes =
                Talk.RULES.interpret(Talk.answer(injection, "number")).assent().equals(java.util.Optional.of(true));
        assertThat(boats.done.isEmpty() || rulesReadAYes).isTrue();
        saysNothingOfIt(talk, injection);
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void inWhatTheCompanySaysItIsNotEvenSent(String injection) {
        obeysWhenItPhrases(injection);
        boats.reason = injection;
        boats.note = injection;

        TestConversation talk = site.conversation().says("Hire a boat on Monday");
        assertThat(talk.answer().response().message().toLowerCase(Locale.ROOT)).contains(plain(injection));
        talk.says("Then on Tuesday");

        assertThat(boats.done).isEmpty();
        assertThat(server.asked())
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        asked -> assertThat(asked.data() + asked.instructions()).doesNotContain(injection));
        talk.asksFor("guests");
        saysNothingElse(talk, injection);
    }

    /** Its first words, as far as CommonMark leaves them alone. */
    private static String plain(String injection) {
        return injection.split("[^A-Za-z ]", 2)[0].toLowerCase(Locale.ROOT);
    }

    private void saysNothingElse(TestConversation talk, String injection) {
        String message = talk.answer().response().message();
        assertThat(message)
                .contains("guests")
                .doesNotContain(SAID.get(attempts().indexOf(injection) % SAID.size()));
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void asAValueThatIsSaidAgainItChangesNoWords(String injection) {
        obeys(injection);
        server.behaves((question, to) -> {
            boolean reading = question.data().has("message");
            ModelServer.says(
                            reading
                                    ? Talk.proposal("hire", "remarks", injection)
                                    : JsonNodeFactory.instance
                                            .objectNode()
                                            .put("text", SAID.get(attempt % SAID.size()))
                                            .toString())
                    .answer(question, to);
        });

        TestConversation talk = site.conversation().says("Hire a boat on Friday, special request: " + injection);

        assertThat(boats.done).isEmpty();
        isOnlyEverData(injection);
        assertThat(talk.answer().response().message()).doesNotContain(SAID.get(attempt % SAID.size()));
    }
}
