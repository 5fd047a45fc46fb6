package dev.intentsite.site.internal.model;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The methods of the company's objects. */
final class Handlers {
    private Handlers() {}

    /**
     * The methods of {@code handler} with that annotation, inherited ones too, by name: Java promises no other order that is
     * the same at every start.
     */
    static List<Method> methods(Object handler, Class<? extends Annotation> annotation) {
        Map<String, Method> bySignature = new LinkedHashMap<>();
        for (Class<?> type = handler.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (!method.isBridge() && !method.isSynthetic()) {
                    bySignature.putIfAbsent(signature(method), method);
                }
            }
        }
        List<Method> found = new ArrayList<>(bySignature.values());
        found.removeIf(method -> !method.isAnnotationPresent(annotation));
        found.sort(Comparator.comparing(Method::getName)
                .thenComparing(method -> Arrays.toString(method.getParameterTypes())));
        return found;
    }

    private static String signature(Method method) {
        String name = method.getName() + Arrays.toString(method.getParameterTypes());
        return Modifier.isPrivate(method.getModifiers())
                ? method.getDeclaringClass().getName() + "." + name
                : name;
    }
}
