package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.validator.constraints.Length;

/**
 * Constraints as keywords of a JSON Schema: {@code @Min(1) @Max(20) int} → {@code minimum: 1, maximum: 20}. What JSON Schema
 * cannot say is said in its {@code description}.
 */
final class ConstraintSchema {
    /** What Java's regular expressions have and ECMA-262's, which JSON Schema takes, have not. */
    private static final java.util.regex.Pattern ONLY_JAVA =
            java.util.regex.Pattern.compile("\\\\[QEAZzGhHRXpP]|\\(\\?[a-zA-Z>-]|[*+?}]\\+|&&|\\[[^\\]]*\\[");

    private final ObjectNode schema;
    private final Class<?> type;
    private final Set<String> words = new LinkedHashSet<>();

    private ConstraintSchema(ObjectNode schema, Class<?> type) {
        this.schema = schema;
        this.type = type;
    }

    /** Adds the constraints to {@code schema}, of values of {@code type}. */
    static ObjectNode with(ObjectNode schema, DeclaredConstraints constraints, Class<?> type) {
        ConstraintSchema keywords = new ConstraintSchema(schema, type);
        keywords.bounds(Bounds.of(constraints.onValue()));
        constraints.onValue().forEach(keywords::add);
        constraints.onList().forEach(constraint -> keywords.describe(constraint, List.class));
        if (!keywords.words.isEmpty()) {
            schema.put("description", String.join("; ", keywords.words));
        }
        return schema;
    }

    private boolean isNumber() {
        return Number.class.isAssignableFrom(type);
    }

    private void bounds(Bounds bounds) {
        if (isNumber()) {
            bounds.least()
                    .ifPresent(bound ->
                            schema.set(bound.inclusive() ? "minimum" : "exclusiveMinimum", Json.number(bound.limit())));
            bounds.most()
                    .ifPresent(bound ->
                            schema.set(bound.inclusive() ? "maximum" : "exclusiveMaximum", Json.number(bound.limit())));
        }
    }

    private void add(ConstraintDescriptor<?> constraint) {
        Annotation annotation = constraint.getAnnotation();
        if (annotation instanceof Size size) {
            length(size.min(), size.max());
        } else if (annotation instanceof Length length) {
            length(length.min(), length.max());
        } else if (annotation instanceof NotBlank) {
            length(1, Integer.MAX_VALUE);
            pattern("\\S");
        } else if (annotation instanceof NotEmpty) {
            length(1, Integer.MAX_VALUE);
        } else if (annotation instanceof Pattern pattern && isPortable(pattern)) {
            pattern("^(?:" + pattern.regexp() + ")$");
        } else if (annotation instanceof Email) {
            schema.put("format", "email");
        } else if (!(annotation instanceof NotNull)
                && !(isNumber() && !Bounds.of(annotation).isEmpty())) {
            if (constraint.getComposingConstraints().isEmpty()
                    || !constraint.getConstraintValidatorClasses().isEmpty()) {
                describe(constraint, type);
            }
        }
        constraint.getComposingConstraints().forEach(this::add);
    }

    private void length(int min, int max) {
        if (min > 0) {
            schema.put("minLength", Math.max(min, schema.path("minLength").asInt(0)));
        }
        if (max < Integer.MAX_VALUE) {
            schema.put("maxLength", Math.min(max, schema.path("maxLength").asInt(Integer.MAX_VALUE)));
        }
    }

    private static boolean isPortable(Pattern pattern) {
        return pattern.flags().length == 0
                && !ONLY_JAVA.matcher(pattern.regexp()).find();
    }

    private void pattern(String regularExpression) {
        if (schema.has("pattern")) {
            schema.withArray("allOf").addObject().put("pattern", regularExpression);
        } else {
            schema.put("pattern", regularExpression);
        }
    }

    private void describe(ConstraintDescriptor<?> constraint, Class<?> on) {
        if (constraint.getAnnotation() instanceof NotNull) {
            return;
        }
        String template = constraint.getMessageTemplate();
        if (ConstraintWords.isDefaultText(constraint)) {
            ConstraintWords.of(constraint.getAnnotation(), on).ifPresent(words::add);
        } else if (!template.contains("{")) {
            words.add(template);
        }
    }
}
