package dev.intentsite.site.internal.model;

import java.util.List;
import java.util.Map;

/**
 * A capability's parameters, flattened out of its record.
 *
 * @param groups see {@link CapabilityModel}
 * @param requires what the manifest's {@code requires} says of them
 */
record ParameterRecord(
        Shape shape,
        Map<String, TypedParameter> parameters,
        List<List<String>> groups,
        String groupsLabel,
        List<String> requires) {}
