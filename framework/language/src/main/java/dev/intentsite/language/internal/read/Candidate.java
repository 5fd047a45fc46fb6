package dev.intentsite.language.internal.read;

import dev.intentsite.language.Reading;
import java.util.List;

/**
 * A value that a parameter could take from the message.
 *
 * @param parameter the parameter's place in the capability
 * @param from its first token
 * @param to index after its last token
 * @param score how well it fits the parameter
 */
record Candidate(int parameter, List<Reading> readings, int from, int to, double score) {
    /** The same value, fitting as well as that. */
    Candidate scored(double other) {
        return new Candidate(parameter, readings, from, to, other);
    }
}
