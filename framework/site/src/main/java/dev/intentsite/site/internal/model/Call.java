package dev.intentsite.site.internal.model;

import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /** Reads what a method takes; {@code transactional} methods may take a {@link Transaction}. */
    static Call of(Object target, Method method, boolean transactional, Faults faults) {
        String place = place(method);
        String may = transactional
                ? "one record of parameters, a Turn and a Transaction"
                : "one record of what it needs to know and a Turn";
        List<Class<?>> types = List.of(method.getParameterTypes());
        List<Class<?>> records = types.stream()
                .filter(Class::isRecord)
                .filter(type -> type != Turn.class)
                .toList();
        if (records.size() > 1) {
            faults.add(
                    place,
                    "takes two records, "
                            + Names.list(records.stream().map(Names::of).toList(), " and ")
                            + "; put all components into one");
        }
        for (Class<?> type : types) {
            if (type == Transaction.class && transactional || type == Turn.class) {
                if (types.stream().filter(type::equals).count() > 1) {
                    faults.add(place, "takes a " + type.getSimpleName() + " twice; take it once");
                }
            } else if (!type.isRecord()) {
                faults.add(place, "takes a " + Names.of(type) + ", which nobody can give it; it may take " + may);
            }
        }
        if (!method.trySetAccessible()) {
            faults.add(place, "cannot be reached; open its package to dev.intentsite.site");
        }
        return new Call(target, method, records.stream().findFirst().map(type -> type.asSubclass(Record.class)));
    }

    /** The record that it takes. */
    Optional<Class<? extends Record>> record() {
        return record;
    }

    boolean takesTransaction() {
        return Arrays.asList(method.getParameterTypes()).contains(Transaction.class);
    }

    Method method() {
        return method;
    }

    /**
     * Calls the method.
     *
     * @throws Exception what the method throws, as it is
     * @throws IllegalStateException when it returns null, or takes a transaction and there is none
     */
    Object invoke(Optional<Record> argument, Turn turn, Optional<Transaction> transaction) throws Exception {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> {
                    if (type == Turn.class) {
                        return turn;
                    }
                    return type == Transaction.class
                            ? transaction.orElseThrow(() -> new IllegalStateException(
                                    place(method) + " takes a Transaction, and there is none"))
                            : argument.orElseThrow();
                })
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
