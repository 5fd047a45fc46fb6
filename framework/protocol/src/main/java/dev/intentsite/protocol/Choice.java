package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One of the {@code options} that an answer shows ({@code wire.md} § 2).
 *
 * @param parameter the parameter that it is a value of, {@code confirmation} while confirming
 * @param value the value in its JSON form; answering with it always works
 * @param label how people see it
 */
public record Choice(String parameter, JsonNode value, String label) {}
