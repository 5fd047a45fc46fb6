package dev.intentsite.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** A dialect whose beginnings and commits a test sees; it may replace the commits. */
final class WatchedDialect {
    private final Dialect dialect;
    private volatile Moment commit;
    private volatile Moment begin = connection -> {};

    WatchedDialect(Dialect dialect) {
        this.dialect = dialect;
        this.commit = dialect::commit;
    }

    /** What is done after each beginning from now on. */
    void onBegin(Moment next) {
        begin = next;
    }

    /** What a commit does from now on. */
    void onCommit(Moment next) {
        commit = next;
    }

    Dialect watched() {
        return (Dialect) Proxy.newProxyInstance(
                Dialect.class.getClassLoader(), new Class<?>[] {Dialect.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        commit.on((Connection) arguments[0]);
                        return null;
                    }
                    try {
                        Object result = method.invoke(dialect, arguments);
                        if (method.getName().equals("begin")) {
                            begin.on((Connection) arguments[0]);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @FunctionalInterface
    interface Moment {
        void on(Connection connection) throws SQLException;
    }
}
