package dev.intentsite.site.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.schema.SchemaDocument;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManifestMakerTest {
    private static final ManifestSettings SETTINGS = new ManifestSettings(
            "Bella Cucina",
            Optional.of("Italian food"),
            Optional.of("https://schema.org/Restaurant"),
            Optional.empty(),
            "https://bellacucina.example",
            Optional.of(URI.create("https://bellacucina.example/welcome")),
            Optional.of("+1 312-555-0123"),
            Optional.of("hello@bellacucina.example"),
            List.of(Locale.US, Locale.ITALIAN),
            ZoneId.of("America/Chicago"),
            Trust.SELF_ASSERTED,
            65536,
            120,
            "2026-11-20");

    private final ManifestMaker maker = new ManifestMaker(
            ModelReader.read(List.of(new Bookings()), ValueTypes.standard(), Map.of())
                    .model(),
            SETTINGS);

    @Test
    void theManifestIsWellFormed() {
        assertThat(SchemaDocument.MANIFEST.faults(maker.published().toJson())).isEmpty();
        assertThat(Manifest.ofYaml(maker.published().toYaml()).toJson())
                .isEqualTo(maker.published().toJson());
    }

    @Test
    void theSiteIsAsItsSettingsSay() {
        JsonNode manifest = maker.published().toJson();
        assertThat(manifest.at("/contact/intent_endpoint").asText()).isEqualTo("https://bellacucina.example/intent");
        assertThat(manifest.at("/attribution").toString())
                .isEqualTo(
                        "{\"profile\":\"intentweb-attribution/1\",\"jwks_uri\":\"https://bellacucina.example/.well-known/jwks.json\",\"trust\":\"self_asserted\"}");
        assertThat(manifest.at("/locales").toString()).isEqualTo("[\"en-US\",\"it\"]");
        assertThat(manifest.at("/time_zone").asText()).isEqualTo("America/Chicago");
        assertThat(manifest.at("/limits").toString()).isEqualTo("{\"max_bytes\":65536,\"requests_per_minute\":120}");
    }

    @Test
    void aCapabilityIsAsItsAnnotationsSay() {
        JsonNode book = maker.published().toJson().at("/capabilities/0");
        assertThat(book.at("/requires"))
                .extracting(JsonNode::asText)
                .containsExactly(
                        "Number of people in your party (we accommodate 1-20)",
                        "Guest name for the reservation",
                        "Preferred date",
                        "Preferred time");
        assertThat(book.at("/kind").asText()).isEqualTo("transactional");
        assertThat(book.at("/parameters/0").toString())
                .isEqualTo(
                        "{\"name\":\"party_size\",\"label\":\"party size\",\"type\":\"integer\",\"description\":\"Number of people in your party (we accommodate 1-20)\",\"required\":true,\"schema\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":20}}");
        JsonNode cancel = maker.published().toJson().at("/capabilities/1");
        assertThat(cancel.at("/confirmation").asText()).isEqualTo("always");
        assertThat(cancel.at("/alternatives").toString())
                .isEqualTo("[[\"reference\"],[\"guest_name\",\"date\",\"time\"]]");
        assertThat(maker.published().toJson().at("/capabilities/2/kind").asText())
                .isEqualTo("informational");
    }

    @Test
    void marksAreForTheInterpreterOnly() {
        assertThat(maker.published().capabilities().get(0).examples())
                .first()
                .isEqualTo("Book a table for 2 people tomorrow at 7pm");
        assertThat(maker.marked().capabilities().get(0).examples())
                .first()
                .isEqualTo("Book a table for [2](party_size) people tomorrow at 7pm");
    }
}
