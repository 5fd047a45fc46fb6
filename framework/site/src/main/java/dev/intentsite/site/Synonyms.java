package dev.intentsite.site;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On an enum constant: other words for it. {@code @Synonyms({"veggie", "meat-free"}) VEGETARIAN} is read from "veggie" too. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Synonyms {
    /** Words or phrases in any case, besides the constant's own words. */
    String[] value();
}
