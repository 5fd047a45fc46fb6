package dev.intentsite.language;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a message says of a value without giving it: "tomorrow evening" says of the time that it is in the evening, "lateish" that it is
 * one of the last that there are. It narrows what may be offered; it is never a value to act on.
 *
 * @param parameter the parameter's name
 * @param from the first value within, in the JSON form of the parameter's type
 * @param to the first value after it, in the same form; {@code 24:00} is the end of a day
 * @param part which of the values within are meant, once it is known which there are
 * @param source the characters that say so
 */
public record Window(String parameter, JsonNode from, JsonNode to, Part part, Span source) {
    /** A window of which every value is meant. */
    public Window(String parameter, JsonNode from, JsonNode to, Span source) {
        this(parameter, from, to, Part.ALL, source);
    }

    /** Which of the values within are meant. */
    public enum Part {
        /** any of them */
        ALL,
        /** "early": some of the first */
        EARLY,
        /** "late": some of the last */
        LATE,
        /** "as early as possible": the first */
        EARLIEST,
        /** "as late as possible": the last */
        LATEST,
        /** "something earlier": those before the value that was last named; where none was, the first half of those shown */
        EARLIER,
        /** "something later": those after the value that was last named; where none was, the last half of those shown */
        LATER
    }
}
