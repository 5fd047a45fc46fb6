package dev.intentsite.language;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One way to read a value.
 *
 * @param value the value in its JSON form
 * @param source the characters it was read from; for an accepted offer the words that accept it
 * @param confidence 0 to 1
 */
public record Reading(JsonNode value, Span source, double confidence) {}
