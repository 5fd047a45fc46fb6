package dev.intentsite.schema;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901) into the document; a missing member is pointed at as itself
 * @param message what is wrong and what would be right, in plain words
 */
public record Fault(String pointer, String message) {}
