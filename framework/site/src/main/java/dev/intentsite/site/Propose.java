package dev.intentsite.site;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method say what a capability would do, before it is confirmed. It returns a {@link Proposal} and takes the same record
 * as the capability, and a {@link Turn}. Access belongs here too. It runs before the person is asked and again before acting:
 * when it says something else then, the person is asked again. It must change nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Propose {}
