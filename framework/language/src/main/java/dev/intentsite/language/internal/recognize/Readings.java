package dev.intentsite.language.internal.recognize;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Reading;
import dev.intentsite.language.Span;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes what was found as readings: JSON values with their characters. */
public final class Readings {
    private Readings() {}

    static <T> List<List<Reading>> of(Analysis analysis, List<Found<T>> found, Function<T, JsonNode> json) {
        List<List<Reading>> readings = new ArrayList<>(found.size());
        for (Found<T> one : found) {
            readings.add(of(analysis.span(one.start(), one.end()), one, json));
        }
        return readings;
    }

    private static <T> List<Reading> of(Span span, Found<T> found, Function<T, JsonNode> json) {
        List<Reading> options = new ArrayList<>(found.options().size());
        double share = found.sure() / found.options().size();
        for (T option : found.options()) {
            // The likelier readings come first; of two, the first gets a little more.
            double part = found.options().size() == 1 ? share : share * (options.isEmpty() ? 1.1 : 0.9);
            options.add(new Reading(json.apply(option), span, Math.round(part * 1000) / 1000.0));
        }
        return List.copyOf(options);
    }

    /** How sure it is that a value of this kind was meant at all: the readings' confidences together. */
    public static double sure(List<Reading> readings) {
        double sure = 0;
        for (Reading reading : readings) {
            sure += reading.confidence();
        }
        return sure;
    }
}
