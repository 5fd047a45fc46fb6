package dev.intentsite.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.cli.markdown.PlainText;
import dev.intentsite.language.ValueType;
import dev.intentsite.language.ValueTypes;
import dev.intentsite.protocol.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What a site holds, in the words that its manifest has for it and the form that its answers use. Immutable. */
final class KnownValues {
    private final List<Manifest.Capability> capabilities;
    private final Locale locale;

    KnownValues(Manifest manifest) {
        this.capabilities = manifest.capabilities();
        this.locale = manifest.locales().stream()
                .findFirst()
                .map(Locale::forLanguageTag)
                .orElse(Locale.ENGLISH);
    }

    /**
     * Each value with its name, in the site's own order.
     *
     * @param capability the one that the values are for; empty when the answer names none
     * @param collected names and values as the site sent them
     */
    List<String> facts(Optional<String> capability, JsonNode collected) {
        return collected.properties().stream()
                .map(entry ->
                        PlainText.line(said(parameter(capability, entry.getKey()), entry.getKey(), entry.getValue())))
                .toList();
    }

    private Optional<Manifest.Parameter> parameter(Optional<String> capability, String name) {
        return capabilities.stream()
                .filter(declared -> capability.filter(declared.id()::equals).isPresent())
                .flatMap(declared -> declared.parameters().stream())
                .filter(parameter -> parameter.name().equals(name))
                .findFirst();
    }

    private String said(Optional<Manifest.Parameter> parameter, String name, JsonNode value) {
        String label = parameter.map(Manifest.Parameter::label).orElse(name.replace('_', ' '));
        return label + " " + said(parameter.map(Manifest.Parameter::type), value);
    }

    private String said(Optional<String> type, JsonNode value) {
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(each -> said(type, each))
                    .collect(Collectors.joining(", "));
        }
        if (type.filter("enum"::equals).isPresent()) {
            return value.asText().replace('_', ' ');
        }
        return type.flatMap(ValueTypes.standard()::forWire)
                .flatMap(known -> displayed(known, value))
                .orElseGet(() -> plain(value));
    }

    /** Empty when the value does not fit its declared type. */
    private <T> Optional<String> displayed(ValueType<T> type, JsonNode value) {
        try {
            return Optional.of(type.display(type.fromJson(value), locale));
        } catch (IllegalArgumentException misfit) {
            return Optional.empty();
        }
    }

    static String plain(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
