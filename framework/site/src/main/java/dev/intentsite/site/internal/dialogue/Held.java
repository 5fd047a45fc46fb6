package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the site holds for one parameter.
 *
 * @param readings all plausible values, the likeliest first; more than one: still open
 * @param source the words, or where else it came from
 * @param confidence 0 to 1
 * @param refusal why it cannot be used, null when it can
 */
public record Held(
        List<JsonNode> readings,
        String source,
        double confidence,
        @Nullable Refusal refusal) {
    public Held {
        readings = List.copyOf(readings);
    }

    /** The one value; for {@link #usable} ones. */
    @JsonIgnore
    public JsonNode value() {
        return readings.get(0);
    }

    /** Whether it is one value that nothing speaks against. */
    @JsonIgnore
    public boolean usable() {
        return refusal == null && readings.size() == 1;
    }

    @JsonIgnore
    public boolean ambiguous() {
        return refusal == null && readings.size() > 1;
    }

    Held refused(Refusal because) {
        return new Held(readings, source, confidence, because);
    }

    Held reconsidered() {
        return new Held(readings, source, confidence, null);
    }

    Held narrowed(List<JsonNode> to) {
        return new Held(to, source, confidence, refusal);
    }
}
