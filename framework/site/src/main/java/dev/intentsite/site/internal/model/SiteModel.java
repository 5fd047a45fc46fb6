package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All capabilities of a site, as the annotations say. Immutable. */
public final class SiteModel {
    private static final Set<String> PROTOCOL = Set.of("capability", "confirmation");

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

    /** What the company is there for: all but a person's rights. */
    public SiteModel companys() {
        return new SiteModel(
                capabilities().stream()
                        .filter(capability -> !capability.isPersonsRight())
                        .toList(),
                requires);
    }

    /** A person's rights. */
    public List<CapabilityModel> rights() {
        return capabilities().stream().filter(CapabilityModel::isPersonsRight).toList();
    }

    public Optional<CapabilityModel> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Those structured values that a capability declares or the protocol knows; nobody asked for the others. */
    public Map<String, JsonNode> declared(Map<String, JsonNode> parameters) {
        Map<String, JsonNode> declared = new LinkedHashMap<>(parameters);
        declared.keySet().removeIf(name -> !isDeclared(name));
        return declared;
    }

    private boolean isDeclared(String name) {
        return PROTOCOL.contains(name)
                || byId.values().stream()
                        .anyMatch(capability -> capability.parameter(name).isPresent());
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
