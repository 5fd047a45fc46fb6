package dev.intentsite.benchmarks.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.intentsite.protocol.attribution.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
    @Test
    void eachPartOfTheTurnDoesWhatItDoesInTheTurn() {
        TurnState turn = new TurnState();
        PartsBenchmark parts = new PartsBenchmark();

        assertThat(parts.readRequest(turn).message()).isEqualTo("Book a table for 2 people tomorrow at 7pm");
        assertThat(parts.hashRequest(turn)).isEqualTo(turn.verified.queryHash());
        assertThat(parts.verifyRequest(turn).trust()).isEqualTo(Trust.SELF_ASSERTED);
        assertThat(parts.interpret(turn).mentions()).hasSize(3);
        assertThat(parts.dialogue(turn).reply()).isPresent();
        assertThat(parts.dialogueWithBackend(turn).reply())
                .isEqualTo(parts.dialogue(turn).reply());
        assertThat(parts.phrase(turn).path("flow_type").asText()).isEqualTo("information_request");
        assertThat(parts.phrase(turn).path("message")).isEqualTo(turn.answer.path("message"));
        assertThat(parts.hashAnswer(turn)).hasSize(64);
        assertThat(parts.signAnswer(turn).path("chain")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "sqlite"})
    void theSiteAnswersEachMessageWithAQuestion(String ledger) throws Exception {
        SiteState site = new SiteState();
        site.ledger = ledger;
        site.open();
        try {
            for (int i = 0; i < 3; i++) {
                site.sign();
                var answer = new ObjectMapper().readTree(new SiteBenchmark().answer(site));
                assertThat(answer.path("flow_type").asText()).isEqualTo("information_request");
                assertThat(answer.path("required_information")).hasSize(1);
            }
        } finally {
            site.close();
        }
    }
}
