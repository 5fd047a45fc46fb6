package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.schema.Fault;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Structured members that do not fit the manifest ({@code wire.md} § 2). Pure. */
final class ParameterFaults {
    private ParameterFaults() {}

    /**
     * An unknown capability, a confirmation that is no boolean; with them the values that do not fit the task, so that all is told at once.
     *
     * @param inHand the task in hand, if any
     */
    static List<Fault> ofEnvelope(Said said, SiteModel model, Optional<String> inHand) {
        List<Fault> faults = new ArrayList<>();
        said.capability()
                .filter(id -> model.find(id).isEmpty())
                .ifPresent(id -> faults.add(unknown("/capability", model)));
        JsonNode chosen = said.parameters().get("capability");
        if (chosen != null
                && (!chosen.isTextual() || model.find(chosen.textValue()).isEmpty())) {
            faults.add(unknown("/parameters/capability", model));
        }
        JsonNode confirmation = said.parameters().get("confirmation");
        if (confirmation != null && !confirmation.isBoolean()) {
            faults.add(new Fault("/parameters/confirmation", "must be true or false"));
        }
        if (!faults.isEmpty()) {
            said.capability().or(() -> inHand).flatMap(model::find).ifPresent(task -> faults.addAll(of(said, task)));
        }
        return faults;
    }

    /** Values of the wrong JSON type. */
    static List<Fault> of(Said said, CapabilityModel capability) {
        List<Fault> faults = new ArrayList<>();
        said.parameters()
                .forEach((name, value) -> capability
                        .parameter(name)
                        .flatMap(parameter -> parameter.wrongJsonType(value))
                        .ifPresent(wrong -> faults.add(new Fault("/parameters/" + name, wrong))));
        return faults;
    }

    private static Fault unknown(String pointer, SiteModel model) {
        return new Fault(
                pointer,
                "is no capability of this site; it has "
                        + String.join(
                                ", ",
                                model.capabilities().stream()
                                        .map(CapabilityModel::id)
                                        .toList()));
    }
}
