package dev.intentsite.llm;

import dev.intentsite.language.Interpreter;
import dev.intentsite.language.ManifestInterpreter;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.site.Phraser;
import java.util.function.BiFunction;

/**
 * A language model that helps a site, where a company wants one:
 *
 * <pre>{@code
 * LanguageModel model = LanguageModel.anthropic("claude-haiku-4-5", System.getenv("ANTHROPIC_API_KEY")).build();
 * IntentSite site = IntentSite.builder(new Bookings()).interpreter(model.reader()).build();
 * }</pre>
 *
 * <p>With {@link #reader} what people write leaves the house, and with {@link #phraser} what the site asks them too; each only when it is
 * given to the site. Whatever the model does, values come from the recognizers, which read the characters that it points at; a yes, a
 * no and words such as "cancel" are never read by it. Where it does not answer, in time or at all, or its budget is spent, rules read
 * and the site's own words are sent, as without it; the site's explicability says so.
 *
 * <p>Several sites may share one model: then they share its budgets and its circuit breaker. Thread-safe.
 */
public final class LanguageModel {
    private final Settings settings;
    private final ModelClient client;

    LanguageModel(Settings settings) {
        this.settings = settings;
        this.client = new ModelClient(settings);
    }

    /**
     * A model behind the protocol of OpenAI's chat completions, which many vendors and servers speak.
     *
     * @param address where {@code /chat/completions} is below, such as {@code https://api.openai.com/v1}
     * @param model its name there
     * @param apiKey empty for a server of your own that wants none
     */
    public static LanguageModelBuilder openAiCompatible(String address, String model, String apiKey) {
        return new LanguageModelBuilder(Service.OPEN_AI, address, model, apiKey);
    }

    /**
     * A model of Anthropic.
     *
     * @param model such as {@code claude-haiku-4-5}
     */
    public static LanguageModelBuilder anthropic(String model, String apiKey) {
        return new LanguageModelBuilder(Service.ANTHROPIC, "https://api.anthropic.com/v1", model, apiKey);
    }

    /**
     * A model on an Ollama server.
     *
     * @param address such as {@code http://localhost:11434}
     * @param model such as {@code qwen3:8b}
     */
    public static LanguageModelBuilder ollama(String address, String model) {
        return new LanguageModelBuilder(Service.OLLAMA, address, model, "");
    }

    /**
     * Reads messages with the model's help, for {@link dev.intentsite.site.SiteBuilder#interpreter}: {@link ManifestInterpreter} reads
     * each, and the model is asked about those of which it is not sure. What is sent: the message, the manifest's capabilities and
     * parameters, which capability is in hand and which parameters were asked for. What the site holds, and its own words, are not.
     */
    public BiFunction<Manifest, ValueTypes, Interpreter> reader() {
        return (manifest, types) -> new ModelInterpreter(
                manifest, ManifestInterpreter.of(manifest, types), client, settings.everyMessage(), name());
    }

    /**
     * Phrases what the site asks, for {@link dev.intentsite.site.SiteBuilder#phraser}. What is sent: the plain words, in which the values
     * just taken stand, such as a name; and the intent and the description of the capability. Every number, date, name, amount and
     * identifier of its text must be among them, else the plain words stay; so must every word that is not an everyday one.
     */
    public Phraser phraser() {
        return new ModelPhraser(client, settings.clock(), name());
    }

    private String name() {
        return settings.service().label() + " " + settings.model();
    }

    /** Says which model it is, without its key. */
    @Override
    public String toString() {
        return name() + " at " + settings.address();
    }
}
