package dev.intentsite.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** A dialect whose commits a test sees, and may replace. */
final class WatchedDialect {
    private final Dialect dialect;
    private volatile Commit commit;

    WatchedDialect(Dialect dialect) {
        this.dialect = dialect;
        this.commit = dialect::commit;
    }

    /** What a commit does from now on. */
    void onCommit(Commit next) {
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
                        return method.invoke(dialect, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @FunctionalInterface
    interface Commit {
        void on(Connection connection) throws SQLException;
    }
}
