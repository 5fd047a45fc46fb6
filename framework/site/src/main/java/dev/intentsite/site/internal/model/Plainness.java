package dev.intentsite.site.internal.model;

import dev.intentsite.site.AtLeastOne;
import dev.intentsite.site.Parameter;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells records on which no constraint can stand, so that the validation library need not take them apart: it takes most of a large
 * site's start. Thread-safe.
 */
final class Plainness {
    private static final Set<Class<? extends Annotation>> OURS = Set.of(Parameter.class, AtLeastOne.class);

    private final boolean possible;
    private final Map<Class<?>, Boolean> known = new ConcurrentHashMap<>();

    /** @param possible false when constraints are declared elsewhere than in annotations */
    Plainness(boolean possible) {
        this.possible = possible;
    }

    /** Whether the record's fields and methods have no annotations but ours, and no interface may bring some. */
    boolean of(Class<? extends Record> type) {
        return possible && known.computeIfAbsent(type, key -> plain(type));
    }

    private static boolean plain(Class<? extends Record> type) {
        if (type.getInterfaces().length > 0 || !bare(type)) {
            return false;
        }
        Set<String> fields = new HashSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (!bare(field) || !plain(field.getAnnotatedType())) {
                return false;
            }
            fields.add(field.getName());
        }
        // An accessor has the annotations of its field; getters are the library's own kind of property.
        return Arrays.stream(type.getDeclaredMethods())
                .allMatch(method -> fields.contains(method.getName()) && !getter(method.getName()) || bare(method));
    }

    private static boolean getter(String name) {
        return name.startsWith("get") || name.startsWith("is");
    }

    private static boolean plain(AnnotatedType type) {
        if (!bare(type)) {
            return false;
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            return Arrays.stream(generic.getAnnotatedActualTypeArguments()).allMatch(Plainness::plain);
        }
        return !(type instanceof AnnotatedArrayType) && !(type instanceof AnnotatedWildcardType);
    }

    private static boolean bare(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations()).allMatch(one -> OURS.contains(one.annotationType()));
    }
}
