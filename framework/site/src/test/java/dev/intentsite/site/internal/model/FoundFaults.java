package dev.intentsite.site.internal.model;

import dev.intentsite.language.ValueTypes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What is wrong with annotated objects. */
final class FoundFaults {
    private FoundFaults() {}

    static List<String> faults(Object... handlers) {
        return ModelReader.read(Arrays.asList(handlers), ValueTypes.standard(), Map.of())
                .faults();
    }
}
