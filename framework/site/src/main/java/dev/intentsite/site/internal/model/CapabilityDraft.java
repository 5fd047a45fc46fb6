package dev.intentsite.site.internal.model;

import dev.intentsite.site.Capability;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A capability as it is read, before the methods around it are found. */
record CapabilityDraft(
        String id,
        String place,
        Capability annotation,
        Object handler,
        Call call,
        Optional<ParameterRecord> record,
        Optional<Retrying> retrying,
        Optional<Duration> keepEnded) {
    Map<String, TypedParameter> parameters() {
        return record.map(ParameterRecord::parameters).orElse(Map.of());
    }

    /** Whether its method takes that record. */
    boolean takes(Class<?> type) {
        return call.record().filter(taken -> taken == type).isPresent();
    }
}
