package dev.intentsite.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * One finding of the validator at the place that it is about: a missing or superfluous member itself, and for a value
 * that fits none of several forms that value, whatever each form says about it.
 *
 * @param keyword the schema keyword that found it
 * @param segments where, the segments of a JSON Pointer, unescaped
 * @param error what the validator says
 */
record Finding(String keyword, List<String> segments, Error error) {
    static Finding of(Error error) {
        List<String> place = segments(error.getInstanceLocation());
        int form = Applicators.placeOfForms(segments(error.getEvaluationPath()));
        if (form >= 0) {
            return new Finding("anyOf", place.subList(0, Math.min(form, place.size())), error);
        }
        if (error.getProperty() != null) {
            place.add(error.getProperty());
        }
        return new Finding(error.getKeyword(), place, error);
    }

    /** The less, the more it says: of several findings at one place the first is told. */
    int weight() {
        return switch (keyword) {
            case "type", "required", "additionalProperties", "unevaluatedProperties" -> 0;
            case "const", "enum" -> 1;
            case "minLength", "maxLength" -> 2;
            default -> 3;
        };
    }

    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (String segment : segments) {
            pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    private static List<String> segments(NodePath path) {
        List<String> segments = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            segments.add(String.valueOf(path.getElement(i)));
        }
        return segments;
    }
}
