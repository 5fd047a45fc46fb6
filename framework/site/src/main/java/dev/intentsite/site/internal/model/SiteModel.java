package dev.intentsite.site.internal.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All capabilities of a site, as the annotations say. Immutable. */
public final class SiteModel {
    private final Map<String, CapabilityModel> byId = new LinkedHashMap<>();
    private final Map<String, List<String>> requires;

    public SiteModel(List<CapabilityModel> capabilities) {
        this(capabilities, Map.of());
    }

    /** @param requires what the manifest's {@code requires} says, by capability; by default the required parameters' descriptions */
    public SiteModel(List<CapabilityModel> capabilities, Map<String, List<String>> requires) {
        capabilities.forEach(capability -> byId.put(capability.id(), capability));
        this.requires = Map.copyOf(requires);
    }

    public List<CapabilityModel> capabilities() {
        return List.copyOf(byId.values());
    }

    public Optional<CapabilityModel> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** What the manifest's {@code requires} says of that capability, in natural language. */
    public List<String> requires(String id) {
        List<String> own = requires.get(id);
        return own != null
                ? own
                : find(id).stream()
                        .flatMap(capability -> capability.parameters().stream())
                        .filter(ParameterModel::required)
                        .map(ParameterModel::description)
                        .toList();
    }
}
