package dev.intentsite.site.internal.dialogue;

/**
 * Another task that was asked for beside the one in hand, and comes after it.
 *
 * @param words those that ask for it
 */
public record Later(String capability, String words) {}
