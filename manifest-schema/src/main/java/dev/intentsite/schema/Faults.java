package dev.intentsite.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A validator's findings as faults: one for each place, the weightiest, in document order. */
final class Faults {
    private final Phrase phrase;

    Faults(Phrase phrase) {
        this.phrase = phrase;
    }

    List<Fault> of(List<Error> errors, JsonNode document) {
        Map<String, Finding> weightiest = new LinkedHashMap<>();
        for (Error error : errors) {
            Finding finding = Finding.of(error);
            weightiest.merge(finding.pointer(), finding, (one, other) -> other.weight() < one.weight() ? other : one);
        }
        List<Finding> findings = new ArrayList<>(weightiest.values());
        DocumentOrder order = new DocumentOrder(document);
        findings.sort(Comparator.comparing(Finding::segments, order));
        return findings.stream()
                .map(finding -> new Fault(finding.pointer(), phrase.of(finding)))
                .toList();
    }
}
