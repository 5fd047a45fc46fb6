package dev.intentsite.site.internal.model;

import dev.intentsite.site.Execution;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A company's method, ready to be called. Thread-safe when the company's object is. */
final class Call {
    private final Object target;
    private final Method method;
    private final Optional<Class<? extends Record>> record;

    private Call(Object target, Method method, Optional<Class<? extends Record>> record) {
        this.target = target;
        this.method = method;
        this.record = record;
    }

    /** A method's place in a fault: {@code Bookings.reserve}. */
    static String place(Method method) {
        return Names.of(method.getDeclaringClass()) + "." + method.getName();
    }

    /** What a method may take beside its record. */
    enum May {
        ACT(
                "one record of parameters, a Turn, and a Transaction or an Execution",
                Turn.class,
                Transaction.class,
                Execution.class),
        RECONCILE("the capability's record and an Execution", Execution.class),
        SAY("one record of what it needs to know and a Turn", Turn.class);

        private final String words;
        private final Set<Class<?>> types;

        May(String words, Class<?>... types) {
            this.words = words;
            this.types = Set.of(types);
        }
    }

    /** Reads what a method takes. */
    static Call of(Object target, Method method, May may, Faults faults) {
        String place = place(method);
        List<Class<?>> types = List.of(method.getParameterTypes());
        List<Class<?>> records = types.stream().filter(Call::isParameters).toList();
        if (records.size() > 1) {
            faults.add(
                    place,
                    "takes two records, "
                            + Names.list(records.stream().map(Names::of).toList(), " and ")
                            + "; put all components into one");
        }
        for (Class<?> type : types) {
            if (may.types.contains(type)) {
                if (types.stream().filter(type::equals).count() > 1) {
                    faults.add(place, "takes a " + type.getSimpleName() + " twice; take it once");
                }
            } else if (!isParameters(type)) {
                String a = type == Execution.class ? "an " : "a ";
                faults.add(
                        place, "takes " + a + Names.of(type) + ", which nobody can give it; it may take " + may.words);
            }
        }
        if (!method.trySetAccessible()) {
            faults.add(place, "cannot be reached; open its package to dev.intentsite.site");
        }
        return new Call(target, method, records.stream().findFirst().map(type -> type.asSubclass(Record.class)));
    }

    private Object find(Class<?> type, Object... given) {
        return Arrays.stream(given)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(place(method) + " takes "
                        + (type == Execution.class ? "an " : "a ") + type.getSimpleName() + ", and there is none"));
    }

    /** The record that it takes. */
    Optional<Class<? extends Record>> record() {
        return record;
    }

    /** Whether it takes one of these: a Turn, a Transaction or an Execution. */
    boolean takes(Class<?> type) {
        return Arrays.asList(method.getParameterTypes()).contains(type);
    }

    private static boolean isParameters(Class<?> type) {
        return type.isRecord() && type != Turn.class && type != Execution.class;
    }

    Method method() {
        return method;
    }

    /**
     * Calls the method.
     *
     * @param given what there is beside the record
     * @throws Exception what the method throws, as it is
     * @throws IllegalStateException when it returns null, or takes what is not given
     */
    Object invoke(Optional<Record> argument, Object... given) throws Exception {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> isParameters(type) ? argument.orElseThrow() : find(type, given))
                .toArray();
        try {
            Object result = method.invoke(target, arguments);
            if (result == null) {
                throw new IllegalStateException(place(method) + " returned null; return "
                        + method.getReturnType().getSimpleName());
            }
            return result;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            } else if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
