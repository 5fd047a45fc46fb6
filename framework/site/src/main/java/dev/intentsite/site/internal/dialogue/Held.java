package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the site holds for one parameter.
 *
 * @param readings all plausible values, the likeliest first; more than one: still open. When {@code bounds}, no values but
 *     the first within and the first after
 * @param source the words, or where else it came from
 * @param confidence 0 to 1
 * @param refusal why it cannot be used, null when it can
 * @param bounds whether only a range was said ("in the evening"), in which the value is still to be chosen
 */
public record Held(
        List<JsonNode> readings,
        String source,
        double confidence,
        @Nullable Refusal refusal,
        boolean bounds) {
    public Held {
        readings = List.copyOf(readings);
    }

    static Held of(List<JsonNode> readings, String source, double confidence) {
        return new Held(readings, source, confidence, null, false);
    }

    static Held between(JsonNode from, JsonNode to, String source) {
        return new Held(List.of(from, to), source, 1, null, true);
    }

    /** Whether a value is in the range that was said; any is when none was. */
    boolean within(JsonNode value) {
        String text = value.asText();
        return !bounds
                || readings.get(0).asText().compareTo(text) <= 0
                        && text.compareTo(readings.get(1).asText()) < 0;
    }

    /** The one value; for {@link #usable} ones. */
    @JsonIgnore
    public JsonNode value() {
        return readings.get(0);
    }

    /** Whether it is one value that nothing speaks against. */
    @JsonIgnore
    public boolean usable() {
        return refusal == null && readings.size() == 1 && !bounds;
    }

    @JsonIgnore
    public boolean ambiguous() {
        return refusal == null && readings.size() > 1 && !bounds;
    }

    Held refused(Refusal because) {
        return new Held(readings, source, confidence, because, bounds);
    }

    Held reconsidered() {
        return new Held(readings, source, confidence, null, bounds);
    }

    Held narrowed(List<JsonNode> to) {
        return new Held(to, source, confidence, refusal, bounds);
    }
}
