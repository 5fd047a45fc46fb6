package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.Explicability;
import dev.intentsite.site.internal.dialogue.DialogueEvent;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The site's own explicability element: how it read the message, from which words, and how sure it is (protocol § 6). Pure. */
final class Explaining {
    private final SiteModel model;
    private final String site;

    Explaining(SiteModel model, String site) {
        this.model = model;
        this.site = site;
    }

    /** @param phrased how the words of the answer were made, where that is not the usual way */
    Explicability explain(Progress progress, Optional<String> phrased) {
        Interpretation interpretation = progress.working().said().interpretation();
        List<String> values = new ArrayList<>();
        List<String> assumptions = new ArrayList<>();
        double confidence = 1;
        for (DialogueEvent event : progress.events()) {
            if (event instanceof DialogueEvent.ValueCollected collected) {
                values.add(collected.parameter() + " = " + shown(collected.readings()) + " from \u201c"
                        + collected.source() + "\u201d");
                confidence = Math.min(confidence, collected.confidence());
            } else if (event instanceof DialogueEvent.ValueNarrowed narrowed) {
                assumptions.add(narrowed.parameter() + " = " + shown(narrowed.readings())
                        + ", because that is what is on offer");
            }
        }
        boolean routed = progress.events().stream().anyMatch(DialogueEvent.CapabilitySelected.class::isInstance);
        if (routed && !interpretation.routes().isEmpty()) {
            confidence = Math.min(confidence, interpretation.routes().get(0).confidence());
        }
        String task = name(progress.state());
        String text = values.isEmpty() ? task : task + ": " + String.join("; ", values);
        List<String> sentences = new ArrayList<>(List.of(text));
        sentences.addAll(interpretation.notes());
        phrased.ifPresent(sentences::add);
        return new Explicability(
                site, Optional.of(String.join(". ", sentences)), assumptions, OptionalDouble.of(confidence));
    }

    /** The same for an answer that no new message was read for. */
    Explicability task(DialogueState state) {
        return new Explicability(site, Optional.of(name(state)), List.of(), OptionalDouble.of(1));
    }

    private String name(DialogueState state) {
        return Optional.ofNullable(state.capability())
                .flatMap(model::find)
                .map(CapabilityModel::intent)
                .orElse("no capability yet");
    }

    private static String shown(List<JsonNode> readings) {
        return String.join(" or ", readings.stream().map(Explaining::shown).toList());
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
