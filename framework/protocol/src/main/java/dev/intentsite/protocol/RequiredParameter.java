package dev.intentsite.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One parameter that is still missing, for programs ({@code required_parameters}, {@code wire.md} § 2).
 *
 * @param name its {@code snake_case} name
 * @param label a short label, such as "party size"
 * @param type its type on the wire, such as {@code integer}
 * @param description what it means
 * @param schema a JSON Schema for one value
 */
public record RequiredParameter(String name, String label, String type, String description, ObjectNode schema) {}
