package dev.intentsite.site;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method the judge of a parameter's value. It returns a {@link Verdict} and takes what an {@link Options} method takes,
 * the judged parameter among the known. It runs whenever the values it needs are known or change, and must change nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Check {
    /** The judged parameter's name, {@code snake_case}. */
    String value();

    /** The parameter records whose capabilities it serves; none named: all that fit. */
    Class<? extends Record>[] of() default {};
}
