package dev.intentsite.site;

import java.util.regex.Pattern;

/**
 * What a capability's method does at one agreement of the person, by a key that whoever does the work can know it by again: for a
 * payment provider's or an older system's own idempotency key. One capability with the same values, agreed to once, has one key: on
 * every node, when it is tried again, and after a crash. What is corrected and agreed to anew has another. See {@link Reconcile}.
 *
 * @param key 64 characters of {@code 0-9 a-f}; tells nothing of what it was made of
 * @param interactionId the client's name of the interaction, for {@link IntentSite#settle}
 */
public record Execution(String key, String interactionId) {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException when the key is none */
    public Execution {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("an execution's key is 64 characters of 0-9 and a-f, not " + key);
        }
    }
}
