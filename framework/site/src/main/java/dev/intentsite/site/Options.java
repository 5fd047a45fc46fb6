package dev.intentsite.site;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method the source of a parameter's choices. It returns {@code List<Option<T>>} and takes, in any order, at most one
 * record, whose components are the parameters that it needs to know (a subset, by name and type; an {@code Optional} one is
 * handed over when it is known), and a {@link Turn}. It runs as soon as those are known and must change nothing.
 *
 * <p>It serves every capability of the same object whose parameters include {@link #value} and all that it needs, or only
 * those that take a record of {@link #of}.
 *
 * <pre>{@code
 * record Evening(LocalDate date, int partySize) {}
 * @Options("time") List<Option<LocalTime>> free(Evening known) { … }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Options {
    /** The parameter's name, {@code snake_case}. */
    String value();

    /** The parameter records whose capabilities it serves; none named: all that fit. */
    Class<? extends Record>[] of() default {};

    /** Whether other values are taken too. */
    boolean open() default false;
}
