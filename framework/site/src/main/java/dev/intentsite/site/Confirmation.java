package dev.intentsite.site;

/** Whether the site asks "shall I do it?" before it acts. */
public enum Confirmation {
    /** It acts as soon as it has all that is required. */
    NEVER,
    /** The final values, and the {@link Propose proposal} where there is one, are restated, and the "yes" is bound to that very answer. */
    ALWAYS
}
