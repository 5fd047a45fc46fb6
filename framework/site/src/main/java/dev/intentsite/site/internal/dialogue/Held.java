package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Window;
import java.util.List;
import java.util.function.Function;
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
 * @param part which of the values in the range are meant; null when all are, {@code LATER} when all but the first
 */
public record Held(
        List<JsonNode> readings,
        String source,
        double confidence,
        @Nullable Refusal refusal,
        boolean bounds,
        Window.@Nullable Part part) {
    /** Of what there is, this part of it is early, and this part late. */
    private static final int PARTS = 3;

    public Held {
        readings = List.copyOf(readings);
    }

    static Held of(List<JsonNode> readings, String source, double confidence) {
        return new Held(readings, source, confidence, null, false, null);
    }

    static Held between(JsonNode from, JsonNode to, String source, Window.@Nullable Part part) {
        return new Held(List.of(from, to), source, 1, null, true, part);
    }

    /** Whether a value is in the range that was said; any is when none was. */
    boolean within(JsonNode value) {
        String text = value.asText();
        int order = readings.get(0).asText().compareTo(text);
        return !bounds
                || (part == Window.Part.LATER ? order < 0 : order <= 0)
                        && text.compareTo(readings.get(1).asText()) < 0;
    }

    /** Whether the first or the last value in the range is meant, and no other. */
    @JsonIgnore
    boolean utmost() {
        return part == Window.Part.EARLIEST || part == Window.Part.LATEST;
    }

    /** Those of the values that exist which are meant, in their order; {@code value} gives what they go by. */
    <T> List<T> meant(List<T> existing, Function<T, JsonNode> value) {
        List<T> within =
                existing.stream().filter(one -> within(value.apply(one))).toList();
        List<T> all = within.isEmpty() ? existing : within;
        if (part == null || part == Window.Part.LATER || all.isEmpty()) {
            return all;
        }
        List<String> sorted =
                all.stream().map(one -> value.apply(one).asText()).sorted().toList();
        int count = utmost() ? 1 : (sorted.size() + PARTS - 1) / PARTS;
        boolean first = part == Window.Part.EARLY || part == Window.Part.EARLIEST;
        List<String> some = first ? sorted.subList(0, count) : sorted.subList(sorted.size() - count, sorted.size());
        return all.stream()
                .filter(one -> some.contains(value.apply(one).asText()))
                .toList();
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
        return new Held(readings, source, confidence, because, bounds, part);
    }

    Held reconsidered() {
        return new Held(readings, source, confidence, null, bounds, part);
    }

    Held narrowed(List<JsonNode> to) {
        return new Held(to, source, confidence, refusal, bounds, part);
    }
}
