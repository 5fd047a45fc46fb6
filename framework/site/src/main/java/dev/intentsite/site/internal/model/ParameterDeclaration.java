package dev.intentsite.site.internal.model;

import dev.intentsite.language.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Java types and annotations say of a parameter, before its constraints.
 *
 * @param element the class of one value, boxed
 * @param defaultText its default as the annotation writes it; empty for none
 * @param homes the components that it is put in: several when alternatives share it
 */
record ParameterDeclaration(
        String name,
        String label,
        String description,
        ValueType<?> type,
        Class<?> element,
        boolean required,
        boolean multiple,
        List<String> values,
        Map<String, List<String>> synonyms,
        String defaultText,
        List<Home> homes) {
    ParameterDeclaration {
        values = List.copyOf(values);
        homes = List.copyOf(homes);
    }

    ParameterDeclaration with(Home home) {
        List<Home> more = new ArrayList<>(homes);
        more.add(home);
        return new ParameterDeclaration(
                name, label, description, type, element, required, multiple, values, synonyms, defaultText, more);
    }
}
