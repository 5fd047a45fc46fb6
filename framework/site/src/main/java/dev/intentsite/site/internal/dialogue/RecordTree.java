package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as trees, as the mapper writes them, which does so by way of tokens: that took a fortieth of a turn's time. A tree that is in a record
 * is shared with the record's tree. Thread-safe.
 */
final class RecordTree {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper mapper;
    private final ClassValue<List<Member>> members = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Member::of).toList();
        }
    };

    /** @param mapper writes what is no record, and reads what this writes */
    RecordTree(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Its components that are not null. */
    ObjectNode of(Record record) {
        ObjectNode tree = NODES.objectNode();
        for (Member member : members.get(record.getClass())) {
            Object value = member.value(record);
            if (value != null) {
                tree.set(member.name, node(value));
            }
        }
        return tree;
    }

    private JsonNode node(Object value) {
        if (value instanceof JsonNode tree) {
            return tree;
        } else if (value instanceof String text) {
            return NODES.textNode(text);
        } else if (value instanceof Record record) {
            return of(record);
        } else if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode(list.size());
            list.forEach(element -> array.add(node(element)));
            return array;
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((name, member) -> object.set((String) name, member == null ? NODES.nullNode() : node(member)));
            return object;
        } else if (value instanceof Enum<?> constant) {
            return NODES.textNode(constant.name());
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number.longValue());
        } else if (value instanceof Double number) {
            return NODES.numberNode(number.doubleValue());
        }
        return mapper.valueToTree(value);
    }

    private record Member(String name, MethodHandle getter) {
        static Member of(RecordComponent component) {
            try {
                MethodHandle getter = MethodHandles.lookup()
                        .unreflect(component.getAccessor())
                        .asType(GETTER);
                return new Member(
                        PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName()), getter);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
        }

        @Nullable
        Object value(Record record) {
            try {
                return (Object) getter.invokeExact((Object) record);
            } catch (Throwable e) {
                throw new IllegalStateException(name + " cannot be read", e);
            }
        }
    }
}
