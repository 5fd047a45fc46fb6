package dev.intentsite.site;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method say what became of an {@link Execution} whose end the site did not see: the process died, or the method threw what
 * left it open ({@code wire.md} §§ 2 and 3). Every capability whose method takes an {@code Execution} has one in the same object. It
 * returns a {@link Reconciliation} and takes the capability's record, an {@code Execution}, or both. It may run at any time, from the
 * site's start on, again, and on several nodes at once; so it only looks, and changes nothing. What it throws means {@code unknown}.
 *
 * <pre>{@code
 * @Reconcile
 * Reconciliation paid(Payment payment, Execution execution) {
 *     return provider.find(execution.key())
 *             .map(found -> Reconciliation.happened(Outcome.confirmed(found.id(), "Paid.")))
 *             .orElseGet(Reconciliation::didNotHappen);
 * }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Reconcile {
    /** The capability's id; by default the one that takes the same record, or where it takes none, the only one with an {@code Execution}. */
    String value() default "";
}
