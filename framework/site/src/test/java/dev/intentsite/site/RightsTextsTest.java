package dev.intentsite.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the manifest says of a person's rights comes from the site's texts, in its first language. */
class RightsTextsTest {
    static final class Desk {
        @Capability(intent = "{rights.none}", description = "As it is: {0}", examples = "{rights.forget_me.intent} now")
        Outcome open() {
            return Outcome.answered("open");
        }
    }

    private static final class Nobody implements PersonalData {
        @Override
        public List<String> held(Turn turn) {
            return List.of();
        }

        @Override
        public int correctName(dev.intentsite.protocol.value.PersonName name, Turn turn, Transaction transaction) {
            return 0;
        }

        @Override
        public void forget(Turn turn, Transaction transaction) {}
    }

    private static JsonNode capability(Locale locale, String id) {
        try (IntentSite site = IntentSite.builder(new Desk())
                .locales(locale)
                .personalData(new Nobody())
                .build()) {
            for (JsonNode capability : site.manifest().toJson().path("capabilities")) {
                if (capability.path("id").asText().equals(id)) {
                    return capability;
                }
            }
            throw new AssertionError("no " + id);
        }
    }

    @Test
    void anotherLanguageIsAnotherFile() {
        JsonNode forgetting = capability(Locale.forLanguageTag("eo"), "forget_me");
        assertThat(forgetting.path("intent").asText()).isEqualTo("Forgesigi viajn datumojn");
        assertThat(forgetting.path("description").asText()).isEqualTo("Forviŝas ĉion, kion ni tenas pri vi");
        assertThat(forgetting.path("examples"))
                .extracting(JsonNode::asText)
                .containsExactly("Forviŝu miajn datumojn", "Forgesu min");
        assertThat(capability(Locale.forLanguageTag("eo"), "correct_my_data")
                        .at("/parameters/0/description")
                        .asText())
                .isEqualTo("Via nomo, kiel ĝi estu skribita");
        assertThat(capability(Locale.forLanguageTag("eo"), "show_my_data")
                        .path("intent")
                        .asText())
                .as("what the file leaves out")
                .isEqualTo("See the personal data held about you");
    }

    @Test
    void englishIsWhatItWas() {
        JsonNode showing = capability(Locale.ENGLISH, "show_my_data");
        assertThat(showing.path("examples"))
                .extracting(JsonNode::asText)
                .contains("Show me all the personal data you hold about me", "What do you know about me?")
                .hasSize(5);
        assertThat(capability(Locale.ENGLISH, "correct_my_data")
                        .at("/parameters/0/label")
                        .asText())
                .isEqualTo("correct name");
    }

    @Test
    void aCompanysTextsAreItsOwn() {
        JsonNode open = capability(Locale.ENGLISH, "open");
        assertThat(open.path("intent").asText()).isEqualTo("{rights.none}");
        assertThat(open.path("examples").get(0).asText()).isEqualTo("{rights.forget_me.intent} now");
    }
}
