package dev.intentsite.site;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes a component of a parameter record.
 *
 * <p>{@code @Parameter("Preferred date") LocalDate date} → {@code requires: ["Preferred date"]}, name {@code date}, label
 * "date". An {@code Optional} component is not asked for but taken when said; a {@code List} takes several.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface Parameter {
    /** What is needed, in natural language. */
    String value();

    /** A short label, such as "party size"; by default the name in words. */
    String label() default "";

    /**
     * The type on the wire where the Java type leaves it open: a {@code String} is {@code text} (free words) unless this
     * says {@code string} (a name or title of something) or {@code location}. Empty: from the Java type.
     */
    String type() default "";

    /** The JSON form of the value that is taken when nothing was said and the person is not asked; empty: none. */
    String defaultValue() default "";
}
