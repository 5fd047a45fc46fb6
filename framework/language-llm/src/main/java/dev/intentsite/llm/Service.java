package dev.intentsite.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;

/** The protocols that are spoken. Retries and time limits are ours, and nothing that is sent or received is logged. */
enum Service {
    OPEN_AI("OpenAI-compatible model", "gpt-5-mini") {
        @Override
        ChatModel chat(Settings settings, HttpClientBuilder http, int mostTokens) {
            OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(settings.address().toString())
                    .apiKey(
                            settings.key().reveal().isBlank()
                                    ? "none"
                                    : settings.key().reveal())
                    .modelName(settings.model())
                    .maxRetries(0)
                    .logRequests(false)
                    .logResponses(false);
            if (settings.schema()) {
                builder.strictJsonSchema(true).supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
            }
            // The vendor's own newer models refuse the name that all others know.
            return OWN.equals(settings.address().getHost())
                    ? builder.maxCompletionTokens(mostTokens).build()
                    : builder.maxTokens(mostTokens).build();
        }
    },
    ANTHROPIC("Anthropic model", "claude-haiku-4-5") {
        @Override
        ChatModel chat(Settings settings, HttpClientBuilder http, int mostTokens) {
            AnthropicChatModel.AnthropicChatModelBuilder builder = AnthropicChatModel.builder()
                    .httpClientBuilder(http)
                    .baseUrl(settings.address().toString())
                    .apiKey(settings.key().reveal())
                    .modelName(settings.model())
                    .maxTokens(mostTokens)
                    .maxRetries(0)
                    .logRequests(false)
                    .logResponses(false);
            return settings.schema()
                    ? builder.supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                            .build()
                    : builder.build();
        }
    },
    OLLAMA("Ollama model", "qwen3:8b") {
        @Override
        ChatModel chat(Settings settings, HttpClientBuilder http, int mostTokens) {
            OllamaChatModel.OllamaChatModelBuilder builder = OllamaChatModel.builder();
            builder.httpClientBuilder(http)
                    .baseUrl(settings.address().toString())
                    .modelName(settings.model())
                    .numPredict(mostTokens)
                    .temperature(0.0)
                    .think(false)
                    .maxRetries(0)
                    .logRequests(false)
                    .logResponses(false);
            if (settings.schema()) {
                builder.supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
            }
            return builder.build();
        }
    };

    private static final String OWN = "api.openai.com";

    private final String label;
    private final String example;

    Service(String label, String example) {
        this.label = label;
        this.example = example;
    }

    /** @param http how it reaches the model, for one question */
    abstract ChatModel chat(Settings settings, HttpClientBuilder http, int mostTokens);

    String label() {
        return label;
    }

    /** A name that a model of it has. */
    String example() {
        return example;
    }
}
