package dev.intentsite.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that speaks the protocols of OpenAI, Anthropic and Ollama, and behaves as a test wants it to. */
final class ModelServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = says("{}");

    /** One question, as it arrived. */
    record Asked(String path, com.sun.net.httpserver.Headers headers, JsonNode body) {
        /** The instructions, wherever the protocol has them. */
        String instructions() {
            return body.has("system") ? texts(body.path("system")) : texts(message("system"));
        }

        /** The data. */
        JsonNode data() {
            try {
                return JSON.readTree(texts(message("user")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private JsonNode message(String role) {
            for (JsonNode message : body.path("messages")) {
                if (message.path("role").asText().equals(role)) {
                    return message.path("content");
                }
            }
            return body.path("messages").path(-1);
        }

        private static String texts(JsonNode content) {
            if (content.isTextual()) {
                return content.textValue();
            }
            StringBuilder texts = new StringBuilder();
            content.forEach(part -> texts.append(part.path("text").asText()));
            return texts.toString();
        }
    }

    /** What it does with a question. */
    @FunctionalInterface
    interface Behaviour {
        void answer(Asked asked, HttpExchange to) throws IOException, InterruptedException;
    }

    ModelServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Asked question = new Asked(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders(),
                    JSON.readTree(exchange.getRequestBody().readAllBytes()));
            asked.add(question);
            behaviour.answer(question, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void behaves(Behaviour does) {
        behaviour = does;
    }

    /** Answers every question in these words, in the protocol that it was asked in. */
    static Behaviour says(String text) {
        return says(text, 100);
    }

    static Behaviour says(String text, int tokens) {
        return (question, to) ->
                send(to, 200, inProtocol(question.path(), text, tokens).toString());
    }

    static Behaviour fails(int status, String body) {
        return (question, to) -> send(to, status, body);
    }

    static Behaviour sends(String body) {
        return (question, to) -> send(to, 200, body);
    }

    static void send(HttpExchange to, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        to.getResponseHeaders().add("Content-Type", "application/json");
        to.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        to.getResponseBody().write(bytes);
    }

    static ObjectNode inProtocol(String path, String text, int tokens) {
        ObjectNode answer = JSON.createObjectNode();
        if (path.endsWith("/chat/completions")) {
            answer.put("id", "1")
                    .put("object", "chat.completion")
                    .put("created", 1)
                    .put("model", "m");
            ObjectNode choice = answer.putArray("choices").addObject();
            choice.put("index", 0).put("finish_reason", "stop");
            choice.putObject("message").put("role", "assistant").put("content", text);
            answer.putObject("usage")
                    .put("prompt_tokens", tokens / 2)
                    .put("completion_tokens", tokens - tokens / 2)
                    .put("total_tokens", tokens);
        } else if (path.endsWith("/messages")) {
            answer.put("id", "1")
                    .put("type", "message")
                    .put("role", "assistant")
                    .put("model", "m");
            answer.putArray("content").addObject().put("type", "text").put("text", text);
            answer.put("stop_reason", "end_turn");
            answer.putObject("usage").put("input_tokens", tokens / 2).put("output_tokens", tokens - tokens / 2);
        } else {
            answer.put("model", "m").put("created_at", "2026-10-15T12:00:00Z");
            answer.putObject("message").put("role", "assistant").put("content", text);
            answer.put("done", true).put("done_reason", "stop");
            answer.put("prompt_eval_count", tokens / 2).put("eval_count", tokens - tokens / 2);
        }
        return answer;
    }

    List<Asked> asked() {
        return asked;
    }

    Asked last() {
        return asked.get(asked.size() - 1);
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** A model behind this server. */
    LanguageModelBuilder model(Service service) {
        return switch (service) {
            case OPEN_AI -> LanguageModel.openAiCompatible(address() + "/v1", "m", KEY);
            case ANTHROPIC -> LanguageModel.anthropic("m", KEY).address(address() + "/v1");
            case OLLAMA -> LanguageModel.ollama(address(), "m");
        };
    }

    static final String KEY = "sk-very-secret-0123456789";

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
