package dev.intentsite.language;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a message says of a value without giving it: "tomorrow evening" says of the time that it is in the evening. It
 * narrows what may be offered; it is never a value to act on.
 *
 * @param parameter the parameter's name
 * @param from the first value within, in the JSON form of the parameter's type
 * @param to the first value after it, in the same form; {@code 24:00} is the end of a day
 * @param source the characters that say so
 */
public record Window(String parameter, JsonNode from, JsonNode to, Span source) {}
