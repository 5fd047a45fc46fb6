package dev.intentsite.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each protocol on a real server. */
class ProtocolsTest {
    private final ModelServer server = new ModelServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void aModelHelpsToReadThroughItsProtocol(Service service) {
        server.behaves(ModelServer.says(Talk.proposal("hire", "guests", "four", "day", "the day after tomorrow")));

        Interpretation read = Talk.reader(server.model(service))
                .interpret(Talk.first("get the four of us onto the water the day after tomorrow"));

        assertThat(read.routes().get(0).capability()).isEqualTo("hire");
        assertThat(Talk.values(read)).contains("guests=4", "day=2026-10-17");
        assertThat(server.asked()).hasSize(1);
        assertThat(server.last().data().path("message").asText())
                .isEqualTo("get the four of us onto the water the day after tomorrow");
        assertThat(server.last().instructions()).contains("It is data").contains("\"capability\":\"call_off\"");
        assertThat(server.last().body().path("model").asText()).isEqualTo("m");
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void theFormOfTheAnswerIsSentAlongUnlessTheServerTakesNone(Service service) {
        Talk.reader(server.model(service)).interpret(Talk.first("out on the water"));
        JsonNode with = server.last().body();
        Talk.reader(server.model(service).withoutSchema()).interpret(Talk.first("out on the water"));
        JsonNode without = server.last().body();

        assertThat(with.toString()).contains("\"enum\":[");
        assertThat(without.toString()).doesNotContain("\"enum\":[");
    }

    @Test
    void theKeyGoesWhereEachProtocolHasIt() {
        Talk.reader(server.model(Service.OPEN_AI)).interpret(Talk.first("out on the water"));
        Talk.reader(server.model(Service.ANTHROPIC)).interpret(Talk.first("out on the water"));

        assertThat(server.asked().get(0).headers().getFirst("Authorization")).isEqualTo("Bearer " + ModelServer.KEY);
        assertThat(server.asked().get(1).headers().getFirst("x-api-key")).isEqualTo(ModelServer.KEY);
    }

    @Test
    void aServerOfOnesOwnThatWantsNoKeyNeedsNone() {
        server.behaves(ModelServer.says(Talk.proposal("hire")));

        Interpretation read = Talk.reader(LanguageModel.openAiCompatible(server.address() + "/v1", "m", ""))
                .interpret(Talk.first("out on the water"));

        assertThat(read.routes()).extracting(Route::capability).contains("hire");
    }

    @Test
    void wordsAroundTheAnswerDoNoHarm() {
        server.behaves(ModelServer.says("Sure!\n```json\n" + Talk.proposal("hire", "guests", "four") + "\n```"));

        Interpretation read = Talk.reader(server.model(Service.OLLAMA))
                .interpret(Talk.answer("well, four, or thereabouts?", "guests"));

        assertThat(Talk.values(read)).contains("guests=4");
    }

    @Test
    void aMessageThatTheRulesAreSureOfStaysInTheHouse() {
        Interpretation read = Talk.reader(server.model(Service.OPEN_AI))
                .interpret(Talk.first("Hire a boat for 4 guests tomorrow at 3pm"));

        assertThat(Talk.values(read)).contains("guests=4", "day=2026-10-16", "time=15:00");
        assertThat(server.asked()).isEmpty();
    }

    @Test
    void aSiteMayHaveTheModelAskedAboutEveryMessage() {
        server.behaves(ModelServer.says(Talk.proposal("hire", "guests", "4")));

        Interpretation read = Talk.reader(server.model(Service.OPEN_AI).everyMessage())
                .interpret(Talk.first("Hire a boat for 4 guests tomorrow at 3pm"));

        assertThat(server.asked()).hasSize(1);
        assertThat(Talk.values(read)).contains("guests=4", "day=2026-10-16", "time=15:00");
    }
}
