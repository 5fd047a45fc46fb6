package dev.intentsite.site;

import java.util.Optional;

/**
 * What a message is answered with: now, and where it began long work or asked for it, once more when that has ended ({@code wire.md} § 3).
 *
 * @param answer the answer of now
 * @param work the work that is under way, if any
 */
public record Heard(Answer answer, Optional<WorkUnderWay> work) {}
