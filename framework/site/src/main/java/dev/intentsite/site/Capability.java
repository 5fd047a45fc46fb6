package dev.intentsite.site;

import dev.intentsite.protocol.attribution.Trust;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method one thing that the site does: a capability of the manifest (protocol § 2.2, {@code wire.md} § 6).
 *
 * <p>The method returns an {@link Outcome} and takes, in any order: at most one record, whose components are the
 * parameters; a {@link Turn}; a {@link Transaction} or an {@link Execution}. It is called once, with all required values, each valid.
 *
 * <pre>{@code
 * @Capability(intent = "Book a table for dining", description = "Reserve a table for lunch or dinner")
 * Outcome bookTable(TableRequest request, Turn turn, Transaction transaction) { … }
 * }</pre>
 *
 * publishes the capability {@code book_table}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Capability {
    /** What a person wants, in a few words. */
    String intent();

    /** What it does, in a sentence. */
    String description();

    /**
     * Sentences that people may say. Values may be marked for the reader, {@code "Book for [2](party_size) people"}; the
     * published manifest shows them clean.
     */
    String[] examples() default {};

    /** Business rules in natural language. */
    String[] constraints() default {};

    /** More for agents and people. */
    String[] notes() default {};

    /** The stable {@code snake_case} id; by default the method's name, {@code bookTable} → {@code book_table}. */
    String id() default "";

    /** Its version in the manifest; raise it when what it asks for or does changes. */
    String version() default "1";

    /** Whether it changes something, or only answers. */
    Kind kind() default Kind.TRANSACTIONAL;

    /** Whether the person's yes is needed before it runs. */
    Confirmation confirmation() default Confirmation.NEVER;

    /** The least trust it takes; {@code UNSIGNED}, the default, means whatever the site takes. */
    Trust trust() default Trust.UNSIGNED;

    /**
     * How long an interaction is known after it ended or expired with this task in hand, with its events and its remembered answers: an ISO
     * 8601 duration from {@code PT24H} to {@code P3650D}, such as {@code P30D}; empty, the default, means what {@link
     * SiteBuilder#keepEnded} says. What was promised when it ended stays so when this is changed.
     */
    String keepEnded() default "";

    /** How it can be undone, in natural language; empty says nothing. */
    String reversible() default "";
}
