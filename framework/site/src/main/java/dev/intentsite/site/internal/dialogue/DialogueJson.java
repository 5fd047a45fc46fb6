package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.ledger.Event;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@link DialogueState} and {@link DialogueEvent} as the ledger keeps them. Thread-safe. */
public final class DialogueJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final RecordTree RECORDS = new RecordTree(MAPPER);

    private static final Map<Class<?>, String> TYPES = Arrays.stream(DialogueEvent.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), DialogueJson::type));
    private static final Map<String, Class<?>> EVENTS =
            TYPES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private DialogueJson() {}

    /** The state; it shares its values and its answer with the tree. */
    public static ObjectNode write(DialogueState state) {
        return RECORDS.of(state);
    }

    public static DialogueState state(ObjectNode json) {
        return read(json, DialogueState.class);
    }

    /** The event's type as the ledger keeps it, such as {@code value_collected}. */
    public static String type(DialogueEvent event) {
        return Objects.requireNonNull(TYPES.get(event.getClass()), "every event has a type");
    }

    /** The event; it shares its values and its answer with the tree. */
    public static ObjectNode write(DialogueEvent event) {
        return RECORDS.of((Record) event);
    }

    public static DialogueEvent event(Event event) {
        Class<?> type = EVENTS.get(event.type());
        if (type == null) {
            throw new IllegalArgumentException("no such event: " + event.type());
        }
        return (DialogueEvent) read(event.payload(), type);
    }

    private static String type(Class<?> event) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(event.getSimpleName());
    }

    private static <T> T read(ObjectNode json, Class<T> type) {
        try {
            return MAPPER.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the JSON of a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
