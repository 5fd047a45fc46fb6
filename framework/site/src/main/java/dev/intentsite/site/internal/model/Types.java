package dev.intentsite.site.internal.model;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Map;

/** Java types as faults name them, and what to use in place of those that cannot be read. */
final class Types {
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("java.util.Date", "LocalDate or LocalDateTime"),
            Map.entry("java.sql.Date", "LocalDate"),
            Map.entry("java.time.Instant", "LocalDateTime, in the site's zone"),
            Map.entry("java.time.ZonedDateTime", "LocalDateTime, in the site's zone"),
            Map.entry("java.time.OffsetDateTime", "LocalDateTime, in the site's zone"),
            Map.entry("java.lang.Float", "double or BigDecimal"),
            Map.entry("java.lang.Short", "int"),
            Map.entry("java.lang.Byte", "int"),
            Map.entry("java.math.BigInteger", "long"),
            Map.entry("java.lang.Character", "String"),
            Map.entry("java.lang.Object", "the type of the value"),
            Map.entry("java.net.URL", "URI"),
            Map.entry("java.util.OptionalInt", "Optional<Integer>"),
            Map.entry("java.util.OptionalLong", "Optional<Long>"),
            Map.entry("java.util.OptionalDouble", "Optional<Double>"),
            Map.entry("java.util.Set", "List"),
            Map.entry("java.util.Collection", "List"));

    private Types() {}

    static String name(Type type) {
        return type instanceof Class<?> plain
                ? Names.of(plain)
                : type.getTypeName().replaceAll("[\\w.$]*[.$]", "");
    }

    /** What an author may use instead of a type that has no kind of value. */
    static String remedy(ComponentType value) {
        Class<?> type = value.element();
        if (type.isArray()) {
            return "List<" + Names.of(ComponentType.boxed(type.getComponentType())) + ">";
        } else if (type.isRecord()) {
            return "its components here in its place";
        } else if (type.isSealed()) {
            return "it without Optional or List around it";
        }
        return INSTEAD.getOrDefault(type.getName(), "a type that has one, such as String, int or LocalDate");
    }

    /** Whether a component's type groups alternatives: a sealed interface. */
    static boolean groups(RecordComponent component) {
        return component.getType().isSealed() && component.getType().isInterface();
    }
}
