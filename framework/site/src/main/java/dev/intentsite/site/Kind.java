package dev.intentsite.site;

/** Whether a capability changes anything. */
public enum Kind {
    /** It answers. It may be asked in the middle of another task, and asks nothing to be confirmed. */
    INFORMATIONAL,
    /** It acts. */
    TRANSACTIONAL
}
