package dev.intentsite.language;

/**
 * A capability that a message may be about.
 *
 * @param confidence 0 to 1, calibrated: of routes with 0.9, nine in ten are right
 */
public record Route(String capability, double confidence) {}
