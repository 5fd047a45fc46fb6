package dev.intentsite.site.internal.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** Makes records. */
final class Records {
    private Records() {}

    /** What a constructor throws comes out as it is. */
    static <R extends Record> R make(Class<R> type, Constructor<?> constructor, List<Object> arguments) {
        try {
            return type.cast(constructor.newInstance(arguments.toArray()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(type.getName() + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made", e);
        }
    }
}
