package dev.intentsite.site;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Has a capability's method called again where it fails, within the time that the site waits for it ({@link
 * SiteBuilder#methodDeadline}). Not for a method that takes a {@link Transaction}: what it did there before it failed would be done
 * again.
 *
 * <pre>{@code
 * @Retries(attempts = 3, pause = "PT0.5S")
 * @Capability(…)
 * Outcome order(Order order, Execution execution) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Retries {
    /** How often it is called at most, the first time included: 2 to 10. */
    int attempts() default 3;

    /** How long to wait before the second call, in ISO 8601; twice as long before each later one. */
    String pause() default "PT0.2S";

    /**
     * After which failures, subclasses included. A {@link BackendUnavailableException} did nothing. Others may have acted, and are named
     * only where the method takes an {@link Execution}, whose key is the same in every call, or is informational.
     */
    Class<? extends Exception>[] on() default BackendUnavailableException.class;
}
