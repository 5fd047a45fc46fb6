package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A parameter that Java types and annotations declare. Immutable, thread-safe. */
final class TypedParameter implements ParameterModel {
    private final ParameterDeclaration declaration;
    private final Constraints constraints;
    private final DeclaredConstraints declared;
    private final ObjectNode schema;
    private final Optional<JsonNode> defaultValue;

    TypedParameter(
            ParameterDeclaration declaration,
            Constraints constraints,
            DeclaredConstraints declared,
            Optional<JsonNode> defaultValue) {
        this.declaration = declaration;
        this.constraints = constraints;
        this.declared = declared;
        this.schema = ConstraintSchema.with(declaration.type().schema().deepCopy(), declared, declaration.element());
        this.defaultValue = defaultValue;
    }

    DeclaredConstraints declared() {
        return declared;
    }

    ParameterDeclaration declaration() {
        return declaration;
    }

    @Override
    public String name() {
        return declaration.name();
    }

    @Override
    public String label() {
        return declaration.label();
    }

    @Override
    public String description() {
        return declaration.description();
    }

    @Override
    public ValueType<?> type() {
        return declaration.type();
    }

    @Override
    public String wireType() {
        return declaration.type().wire();
    }

    @Override
    public boolean required() {
        return declaration.required();
    }

    @Override
    public boolean multiple() {
        return declaration.multiple();
    }

    @Override
    public List<String> values() {
        return declaration.values();
    }

    @Override
    public Map<String, List<String>> synonyms() {
        return declaration.synonyms();
    }

    @Override
    public Optional<JsonNode> defaultValue() {
        return defaultValue;
    }

    @Override
    public ObjectNode schema() {
        return schema.deepCopy();
    }

    @Override
    public Optional<String> wrongJsonType(JsonNode value) {
        if (value.isArray() && !multiple() && !schema.path("type").asText().equals("array")) {
            return Json.wrongType(value, schema).or(() -> Optional.of("must be one value"));
        }
        return each(value).stream()
                .flatMap(element -> element.isNull()
                        ? Optional.of("must not be null").stream()
                        : Json.wrongType(element, schema).stream())
                .map(fault -> multiple() ? "each value " + fault : fault)
                .findFirst();
    }

    private List<JsonNode> each(JsonNode value) {
        return multiple() ? Json.elements(value) : List.of(value);
    }

    @Override
    public List<String> violations(JsonNode value, Locale locale) {
        Set<String> refusals = new LinkedHashSet<>();
        List<Object> elements = new ArrayList<>();
        for (JsonNode element : each(value)) {
            try {
                elements.add(TypedValue.read(type(), element).value());
            } catch (IllegalArgumentException e) {
                refusals.add(Refusals.format(e, element));
            }
        }
        if (refusals.isEmpty() && elements.isEmpty() && required()) {
            refusals.add(label() + " must have at least one value");
        }
        if (refusals.isEmpty()) {
            Object whole = multiple() ? elements : elements.get(0);
            Refusals words = new Refusals(this, declared, locale);
            for (Home home : declaration.homes()) {
                constraints.violations(home, whole, locale).forEach(violation -> refusals.add(words.of(violation)));
            }
        }
        return List.copyOf(refusals);
    }

    @Override
    public JsonNode normalise(JsonNode value) {
        return multiple()
                ? Json.array(Json.elements(value).stream().map(this::normal).toList())
                : normal(value);
    }

    private JsonNode normal(JsonNode element) {
        return TypedValue.read(type(), element).json();
    }

    @Override
    public String display(JsonNode value, Locale locale) {
        return multiple()
                ? Json.elements(value).stream()
                        .map(element -> displayed(element, locale))
                        .collect(Collectors.joining(", "))
                : displayed(value, locale);
    }

    private String displayed(JsonNode element, Locale locale) {
        return TypedValue.read(type(), element).display(locale);
    }

    /** The typed value, or the list of them, out of all values by name; the default where there is none. */
    Optional<Object> take(Map<String, JsonNode> values) {
        JsonNode given = values.get(name());
        Optional<JsonNode> value = given == null ? defaultValue : Optional.of(given);
        return value.map(json -> {
            List<Object> elements = each(json).stream()
                    .<Object>map(element -> TypedValue.read(type(), element).value())
                    .toList();
            return multiple() ? elements : elements.get(0);
        });
    }

    /** The component of {@code type} that it is put in. */
    Optional<Home> homeIn(Class<?> type) {
        return declaration.homes().stream().filter(home -> home.type() == type).findFirst();
    }

    /** Whether a record's component takes this parameter's values: the same name and type. */
    boolean fits(String name, ComponentType component) {
        return name.equals(name())
                && component.element() == declaration.element()
                && component.multiple() == multiple();
    }
}
