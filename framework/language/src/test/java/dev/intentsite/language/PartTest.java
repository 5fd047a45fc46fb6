package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.intentsite.protocol.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A reader of some of a site's capabilities, made of the reader of all. */
class PartTest {
    private static final String HEAD = """
            manifest_version: '1.0'
            company: Boats
            last_updated: '2026-10-14'
            locales: [en-US]
            contact: {intent_endpoint: 'https://boats.example/intent'}
            capabilities:
            """;
    private static final String HIRE = """
            - id: hire_boat
              intent: Hire a boat
              description: Hires out a boat for a day.
              examples: ['Hire a boat for [2](crew) on Friday', 'I want a boat tomorrow']
              parameters:
              - {name: crew, type: integer, description: How many people come, required: true}
              - {name: day, type: date, description: Day, required: true}
            """;
    private static final String FORGET = """
            - id: forget_me
              intent: Forget what is known about me
              description: Deletes what the boats' office holds about whoever asks.
              examples: ['Delete my data']
              parameters: []
            """;

    private final ManifestInterpreter all = reader(HIRE + FORGET);
    private final ManifestInterpreter part = all.part(manifest(HIRE));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hire a boat for 3 tomorrow",
                "delete my boat",
                "forget it",
                "a bote on friday",
                "delete my data",
                "what do you know about me?"
            })
    void itReadsAsIfItHadNeverKnownTheOthers(String message) {
        assertThat(say(part, message)).isEqualTo(say(reader(HIRE), message));
    }

    @Test
    void theReaderOfAllStaysAsItWas() {
        assertThat(say(all, "Delete my data").routes().get(0).capability()).isEqualTo("forget_me");
    }

    @Test
    void aCapabilityThatIsNotAmongThemIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> part.part(manifest(FORGET)))
                .withMessage("there is no capability forget_me to share");
    }

    private static Interpretation say(ManifestInterpreter reader, String message) {
        return reader.interpret(new Utterance(message, Talk.NOW, Locale.US, Context.START));
    }

    private static ManifestInterpreter reader(String capabilities) {
        return ManifestInterpreter.of(manifest(capabilities), ValueTypes.standard());
    }

    private static Manifest manifest(String capabilities) {
        return Manifest.ofYaml((HEAD + capabilities).getBytes(StandardCharsets.UTF_8));
    }
}
