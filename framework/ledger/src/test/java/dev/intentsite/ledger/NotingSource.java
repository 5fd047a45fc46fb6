package dev.intentsite.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A database whose connections tell the text of each statement before it is prepared, and keep none prepared. */
final class NotingSource {
    private NotingSource() {}

    static DataSource of(DataSource database, Consumer<String> statements) {
        return proxy(
                DataSource.class,
                database,
                (method, arguments, result) -> method.equals("getConnection")
                        ? proxy(Connection.class, result, (asked, parameters, answer) -> {
                            if (asked.equals("prepareStatement")) {
                                statements.accept((String) parameters[0]);
                            }
                            return asked.equals("isWrapperFor") ? Boolean.FALSE : answer;
                        })
                        : result);
    }

    private static <T> T proxy(Class<T> type, Object target, Hook hook) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return hook.after(method.getName(), arguments, method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** What becomes of the result of a method. */
    private interface Hook {
        Object after(String method, Object[] arguments, Object result);
    }
}
