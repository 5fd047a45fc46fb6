package dev.intentsite.language.internal.read;

import dev.intentsite.language.Recognizer;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.protocol.Manifest;
import java.util.Optional;
import java.util.Set;

/**
 * A parameter with the words that point at it.
 *
 * @param recognizer finds its values
 * @param cues stems of its name, label and description that only it has among the capability's parameters
 * @param telling of a yes-or-no, the words of its name that its description says are so or not: "private" of "whether the
 *     payment is private"
 * @param noun the stem of its name's last word
 * @param lasts whether it is a length of time: a duration, or a number whose name has "days" or the like
 * @param maker whether it names who made something, such as an artist
 * @param sort whether it says of which kind something is, such as a genre
 * @param code whether it is a number or a code that something goes by
 * @param before words that stand right before its values in marked examples
 * @param role which end of a span it is
 * @param people whether it counts people
 * @param kind whether its name says of which kind the people are, such as adults
 * @param country whether it is a country
 * @param region whether it is a state or a province
 * @param scale whether it is the highest number that there can be
 * @param place whether it is the name of a kind of place
 * @param hints values that its description gives as examples, when it has no declared ones
 */
record ParameterWords(
        Manifest.Parameter declared,
        Recognizer recognizer,
        Set<String> cues,
        Set<String> names,
        Set<String> telling,
        String noun,
        boolean lasts,
        boolean maker,
        boolean sort,
        boolean code,
        Set<String> before,
        Role role,
        boolean people,
        boolean kind,
        boolean country,
        boolean region,
        boolean scale,
        boolean place,
        Optional<Recognizer> hints) {
    String name() {
        return declared.name();
    }

    String type() {
        return declared.type();
    }

    boolean named() {
        return type().equals("string") || type().equals("location") || type().equals("person_name");
    }

    boolean number() {
        return type().equals("integer") || type().equals("decimal");
    }

    boolean span() {
        return type().equals("date") || type().equals("time") || type().equals("datetime") || type().equals("location");
    }

    /** Whether a number is within the bounds that the schema declares. */
    boolean within(double value) {
        return value >= declared.schema().path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                && value <= declared.schema().path("maximum").asDouble(Double.POSITIVE_INFINITY);
    }

    /** Whether one of its cue words, or a word built on one ("bedroom" on "bed"), is that stem. */
    static boolean holds(Set<String> cues, String stem) {
        if (cues.contains(stem)) {
            return true;
        }
        if (stem.length() < 5) {
            return false;
        }
        for (String cue : cues) {
            if (cue.length() >= 3 && (stem.startsWith(cue) || cue.length() > 4 && cue.startsWith(stem))) {
                return true;
            }
        }
        return false;
    }

    static boolean stop(Language language, String word) {
        return language.has("stop", word) || language.has("parameter-word", word);
    }
}
