package dev.intentsite.site.internal.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The methods behind one capability.
 *
 * @param record its parameters; empty when its method takes none
 * @param options by parameter
 * @param checks by key
 */
record CapabilityMethods(
        Call handler,
        Optional<ParameterRecord> record,
        Map<String, SideMethod> options,
        Map<String, SideMethod> checks,
        Optional<Call> propose,
        Optional<Call> reconcile) {
    CapabilityMethods {
        options = new LinkedHashMap<>(options);
        checks = new LinkedHashMap<>(checks);
    }

    Map<String, TypedParameter> parameters() {
        return record.map(ParameterRecord::parameters).orElse(Map.of());
    }
}
