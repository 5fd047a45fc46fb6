package dev.intentsite.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.intentsite.site.ConfigurationException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot work stops the start. */
class LanguageModelBuilderTest {
    private static final String KEY = ModelServer.KEY;

    @Test
    void everyFaultIsListedWithItsRemedy() {
        LanguageModelBuilder wrong = LanguageModel.openAiCompatible("http://models.example/v1", " ", "")
                .timeLimit(Duration.ofMinutes(2))
                .tokensPerTurn(10)
                .tokensPerDay(5)
                .retries(9, Duration.ofHours(1))
                .circuitBreaker(0, Duration.ZERO)
                .atOnce(0);

        ConfigurationException stopped = catchThrowableOfType(ConfigurationException.class, wrong::build);

        assertThat(stopped.faults())
                .containsExactly(
                        "LanguageModel.address(\"http://models.example/v1\"): sends what people write, and the key, in plain"
                                + " text; use https, or plainHttpInOwnNetwork() if nobody else is on the way",
                        "LanguageModel.model(\"\"): has no name; use the vendor's, such as gpt-5-mini",
                        "LanguageModel.apiKey: is empty; give the vendor's key, from the environment or a file, not from the"
                                + " source",
                        "LanguageModel.timeLimit(PT2M): nobody waits so; use more than zero and one minute at most",
                        "LanguageModel.tokensPerTurn(10): is too little for a question; use 4000 or more",
                        "LanguageModel.tokensPerDay(5): is less than one turn may cost; use tokensPerTurn, which is 10, or"
                                + " more",
                        "LanguageModel.retries(9, …): is out of range; use 0 to 5",
                        "LanguageModel.retries(…, PT1H): leaves no time for another try; use less than timeLimit, which is"
                                + " PT2M",
                        "LanguageModel.circuitBreaker(0, …): never asks the model; use 1 or more",
                        "LanguageModel.circuitBreaker(…, PT0S): is no time; use more than zero",
                        "LanguageModel.atOnce(0): never asks the model; use 1 or more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "ftp://models.example",
                "https://",
                "https://user:" + KEY + "@models.example/v1",
                "https://models.example/v1?key=" + KEY,
                "https://models.example/v1#" + KEY,
                "https://models example/v1"
            })
    void whatIsNoAddressIsNotRepeated(String address) {
        assertThatThrownBy(
                        () -> LanguageModel.openAiCompatible(address, "m", KEY).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LanguageModel.address(…): is no web address; write it as https://host/path")
                .hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY + "\n", KEY + " ", "Bearer " + KEY, "\u00fc" + KEY})
    void aKeyThatIsNoneIsNotRepeated(String key) {
        assertThatThrownBy(() -> LanguageModel.anthropic("m", key).build())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("LanguageModel.apiKey: has characters that no key has")
                .hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:11434",
                "http://127.0.0.1:11434",
                "http://127.5.5.5",
                "http://[::1]:11434",
                "https://models.example"
            })
    void onThisMachineAndOverTlsNothingIsSaid(String address) {
        assertThat(LanguageModel.ollama(address, "m").build()).hasToString("Ollama model m at " + address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ollama:11434", "http://10.0.0.7", "http://127.0.0.1.models.example"})
    void plainHttpInTheHouseIsTakenByName(String address) {
        assertThatThrownBy(() -> LanguageModel.ollama(address, "m").build()).isInstanceOf(ConfigurationException.class);
        assertThat(LanguageModel.ollama(address, "m").plainHttpInOwnNetwork().build())
                .isNotNull();
    }

    @Test
    void theKeyIsNotShown() {
        LanguageModelBuilder builder = LanguageModel.anthropic("m", KEY);

        assertThat(builder.toString() + builder.build() + new Secret(KEY))
                .doesNotContain(KEY)
                .contains("Anthropic model m at https://api.anthropic.com/v1");
    }
}
