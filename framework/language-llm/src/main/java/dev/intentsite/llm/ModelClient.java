package dev.intentsite.llm;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import dev.failsafe.RetryPolicyBuilder;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the model, within the time limit, the budgets, and the number of questions at once; a failure is tried again where that may
 * help, and after several the model rests. What a server writes is neither logged nor handed on but as its answer. Thread-safe.
 */
final class ModelClient {
    private static final Logger LOG = LoggerFactory.getLogger(ModelClient.class);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERRORS = 500;

    private final Settings settings;
    private final DayBudget day;
    private final ModelBreaker breaker;
    private final Semaphore places;
    private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .build();

    ModelClient(Settings settings) {
        this.settings = settings;
        this.day = new DayBudget(settings.tokensPerDay(), settings.clock());
        this.breaker = new ModelBreaker(settings);
        this.places = new Semaphore(settings.atOnce());
    }

    /** One attempt failed. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;
        final Silence reason;
        final boolean again;

        Failed(Silence reason, boolean again) {
            super(null, null, false, false);
            this.reason = reason;
            this.again = again;
        }
    }

    /**
     * The model's answer.
     *
     * @param reader what its text means; empty when it cannot be used, which is a failure of the model
     */
    <T> T ask(Asking question, Function<String, Optional<T>> reader) throws NoAnswerException {
        long estimate = question.estimate();
        if (estimate > settings.tokensPerQuestion()) {
            throw new NoAnswerException(Silence.TURN);
        }
        if (!places.tryAcquire()) {
            throw new NoAnswerException(Silence.BUSY);
        }
        try {
            if (!day.setAside(estimate)) {
                throw new NoAnswerException(Silence.DAY);
            }
            boolean admitted = breaker.admits();
            if (!admitted) {
                day.spent(estimate, 0);
                throw new NoAnswerException(Silence.RESTING);
            }
            return guarded(question, estimate, reader);
        } finally {
            places.release();
        }
    }

    /** For who is admitted, with the first attempt's tokens set aside. */
    private <T> T guarded(Asking question, long estimate, Function<String, Optional<T>> reader)
            throws NoAnswerException {
        Exchange exchange = new Exchange(http);
        Runnable turnOff = settings.alarm().set(settings.timeLimit(), exchange::end);
        Attempts attempts = new Attempts(estimate);
        boolean answered = false;
        try {
            String text = Failsafe.with(retrying()).get(() -> attempts.next(exchange, question));
            Optional<T> meant = reader.apply(Objects.requireNonNull(text));
            answered = meant.isPresent();
            return meant.orElseThrow(() -> new NoAnswerException(Silence.UNUSABLE));
        } catch (Failed e) {
            throw new NoAnswerException(e.reason);
        } catch (FailsafeException e) {
            if (e.getCause() instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new NoAnswerException(Silence.FAILED);
        } finally {
            turnOff.run();
            if (answered) {
                breaker.answered();
            } else {
                breaker.failed();
            }
        }
    }

    private RetryPolicy<String> retrying() {
        RetryPolicyBuilder<String> policy = RetryPolicy.<String>builder()
                .handleIf((Throwable fault) -> fault instanceof Failed failed && failed.again)
                .withMaxRetries(settings.retries());
        return (settings.pause().isZero() ? policy : policy.withDelay(settings.pause())).build();
    }

    /** The attempts for one question, and what they cost. */
    private final class Attempts {
        private final long estimate;
        private long cost;
        private boolean first = true;

        Attempts(long estimate) {
            this.estimate = estimate;
        }

        String next(Exchange exchange, Asking question) {
            if (!first) {
                if (cost + estimate > settings.tokensPerQuestion()) {
                    throw new Failed(Silence.TURN, false);
                }
                if (!day.setAside(estimate)) {
                    throw new Failed(Silence.DAY, false);
                }
            }
            first = false;
            long used = estimate;
            try {
                ChatResponse response = settings.service()
                        .chat(settings, exchange.builder(), question.mostTokens())
                        .chat(request(question));
                @Nullable String text = response.aiMessage().text();
                used = used(question, text == null ? "" : text, response.tokenUsage());
                if (text == null || text.isBlank()) {
                    throw new Failed(Silence.UNUSABLE, false);
                }
                return text;
            } catch (Failed e) {
                throw e;
            } catch (RuntimeException e) {
                Optional<Integer> status = status(e);
                if (status.isPresent()) {
                    used = 0;
                }
                throw failed(exchange, e, status);
            } finally {
                cost += used;
                day.spent(estimate, used);
            }
        }
    }

    private Failed failed(Exchange exchange, RuntimeException fault, Optional<Integer> status) {
        if (exchange.isOver()) {
            LOG.warn("{} did not answer within {}", settings.model(), settings.timeLimit());
            return new Failed(Silence.LATE, false);
        }
        boolean again = status.map(code -> code == REQUEST_TIMEOUT || code == TOO_MANY || code >= SERVER_ERRORS)
                .orElse(!Thread.currentThread().isInterrupted());
        LOG.warn(
                "{} failed: {}",
                settings.model(),
                status.map(code -> "HTTP " + code)
                        .orElseGet(() -> fault.getClass().getSimpleName()));
        return new Failed(Silence.FAILED, again);
    }

    private static Optional<Integer> status(Throwable fault) {
        for (@Nullable Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException answer) {
                return Optional.of(answer.statusCode());
            }
        }
        return Optional.empty();
    }

    /** What the server says it cost, but not less than what can be seen. */
    private static long used(Asking question, String text, @Nullable TokenUsage told) {
        long seen = (Asking.tokens(question.data()) + Asking.tokens(text)) / 2;
        long said = told == null || told.totalTokenCount() == null ? question.estimate() : told.totalTokenCount();
        return Math.max(seen, said);
    }

    private ChatRequest request(Asking question) {
        ChatRequest.Builder request = ChatRequest.builder()
                .messages(List.of(SystemMessage.from(question.instructions()), UserMessage.from(question.data())));
        if (settings.schema()) {
            request.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(JsonSchema.builder()
                            .name(question.form().name())
                            .rootElement(schema(question.form()))
                            .build())
                    .build());
        }
        return request.build();
    }

    private static JsonObjectSchema schema(Asking.Form form) {
        JsonObjectSchema.Builder schema = JsonObjectSchema.builder();
        for (Asking.Member member : form.members()) {
            if (!member.parts().isEmpty()) {
                JsonObjectSchema.Builder part = JsonObjectSchema.builder();
                member.parts().forEach(part::addStringProperty);
                part.required(member.parts()).additionalProperties(false);
                schema.addProperty(
                        member.name(),
                        JsonArraySchema.builder().items(part.build()).build());
            } else if (member.allowed().isEmpty()) {
                schema.addStringProperty(member.name());
            } else {
                schema.addEnumProperty(member.name(), member.allowed());
            }
        }
        return schema.required(form.members().stream().map(Asking.Member::name).toList())
                .additionalProperties(false)
                .build();
    }
}
