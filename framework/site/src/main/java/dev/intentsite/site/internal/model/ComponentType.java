package dev.intentsite.site.internal.model;

import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * The type of a record's component, unwrapped.
 *
 * @param element the class of one value, boxed; for a type that no class says alone, such as {@code Map<String, String>}, its raw class
 * @param optional whether it is an {@code Optional}
 * @param multiple whether it is a {@code List}, or an {@code Optional} of one
 * @param declared one value's type as it was written
 */
record ComponentType(Class<?> element, boolean optional, boolean multiple, Type declared) {
    /** @return empty when {@code type} is an {@code Optional} or {@code List} that does not say of what */
    static Optional<ComponentType> of(Type type) {
        Type inner = type;
        boolean optional = is(inner, Optional.class);
        if (optional) {
            inner = argument(inner);
        }
        boolean multiple = is(inner, List.class);
        if (multiple) {
            inner = argument(inner);
        }
        if (inner instanceof Class<?> plain && plain != List.class && plain != Optional.class) {
            return Optional.of(new ComponentType(boxed(plain), optional, multiple, plain));
        }
        if (inner instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && raw != List.class
                && raw != Optional.class) {
            return Optional.of(new ComponentType(raw, optional, multiple, generic));
        }
        return Optional.empty();
    }

    private static boolean is(Type type, Class<?> container) {
        return type instanceof ParameterizedType generic && generic.getRawType() == container;
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }

    static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }

    /** One value's type as its author writes it, without packages. */
    String name() {
        return declared instanceof Class<?> plain
                ? Names.of(plain)
                : declared.getTypeName().replaceAll("[\\w.$]*[.$]", "");
    }
}
