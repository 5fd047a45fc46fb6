package dev.intentsite.site.internal.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All capabilities of a site, as the annotations say. Immutable. */
public final class SiteModel {
    private final Map<String, CapabilityModel> byId = new LinkedHashMap<>();

    public SiteModel(List<CapabilityModel> capabilities) {
        capabilities.forEach(capability -> byId.put(capability.id(), capability));
    }

    public List<CapabilityModel> capabilities() {
        return List.copyOf(byId.values());
    }

    public Optional<CapabilityModel> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
