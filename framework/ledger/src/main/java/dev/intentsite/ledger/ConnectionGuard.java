package dev.intentsite.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a transaction's connection and everything that is made from it: refuses what would begin, end or replace the
 * transaction, gives the raw connection to nobody, tells the session of every fault, and refuses all once the work is over.
 */
final class ConnectionGuard implements InvocationHandler {
    private static final Set<String> REFUSED = Set.of(
            "commit",
            "rollback",
            "close",
            "abort",
            "setAutoCommit",
            "setSavepoint",
            "releaseSavepoint",
            "setReadOnly",
            "setTransactionIsolation",
            "setCatalog",
            "setSchema",
            "setHoldability",
            "setNetworkTimeout",
            "setClientInfo",
            "setTypeMap",
            "setShardingKey",
            "setShardingKeyIfValid",
            "beginRequest",
            "endRequest");

    private final SqlSession session;
    private final Object target;
    private final @Nullable Connection guarded;
    private final @Nullable Object maker;

    private ConnectionGuard(SqlSession session, Object target, @Nullable Connection guarded, @Nullable Object maker) {
        this.session = session;
        this.target = target;
        this.guarded = guarded;
        this.maker = maker;
    }

    static Connection guard(SqlSession session) {
        return proxy(Connection.class, new ConnectionGuard(session, session.connection(), null, null));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        String name = method.getName();
        switch (name) {
            case "equals":
                return arguments != null && proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "guarded " + target;
            case "isWrapperFor":
                return arguments != null && ((Class<?>) arguments[0]).isInstance(proxy);
            case "unwrap":
                return unwrapped(proxy, arguments);
            case "getConnection":
                requireOpen();
                return guarded;
            case "getStatement":
                requireOpen();
                return maker;
            case "getAutoCommit":
                return false;
            default:
                break;
        }
        if (target instanceof Connection) {
            if (name.equals("isClosed")) {
                return session.isOver();
            }
            if (REFUSED.contains(name)) {
                throw refused(name + "()");
            }
        }
        if (!name.equals("close") && !name.equals("isClosed")) {
            requireOpen();
        }
        if (takesSql(name) && arguments != null && arguments.length > 0 && arguments[0] instanceof String sql) {
            Optional<String> word = TransactionWords.in(sql);
            if (word.isPresent()) {
                throw refused(word.orElseThrow());
            }
        }
        return wrapped(proxy, called(method, arguments));
    }

    private @Nullable Object called(Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof SQLException fault && !session.isOver()) {
                session.met(fault);
            }
            throw cause;
        }
    }

    private @Nullable Object wrapped(Object proxy, @Nullable Object result) {
        Connection connection = guarded == null && proxy instanceof Connection self ? self : guarded;
        ConnectionGuard guard = result == null ? this : new ConnectionGuard(session, result, connection, proxy);
        if (result instanceof CallableStatement) {
            return proxy(CallableStatement.class, guard);
        }
        if (result instanceof PreparedStatement) {
            return proxy(PreparedStatement.class, guard);
        }
        if (result instanceof Statement) {
            return proxy(Statement.class, guard);
        }
        if (result instanceof ResultSet) {
            return proxy(ResultSet.class, guard);
        }
        return result instanceof DatabaseMetaData ? proxy(DatabaseMetaData.class, guard) : result;
    }

    private void requireOpen() throws SQLException {
        if (session.isOver()) {
            throw new SQLException(
                    "The turn's transaction is over; its connection is not to be kept beyond the handler's call.");
        }
        Optional<RuntimeException> fault = session.fault();
        if (fault.isPresent()) {
            throw new SQLException(
                    "The turn's transaction failed before: "
                            + fault.orElseThrow().getMessage(),
                    fault.orElseThrow());
        }
    }

    private static boolean takesSql(String name) {
        return name.startsWith("prepare") || name.startsWith("execute") || name.equals("addBatch");
    }

    private static Object unwrapped(Object proxy, Object @Nullable [] arguments) throws SQLException {
        if (arguments != null && ((Class<?>) arguments[0]).isInstance(proxy)) {
            return proxy;
        }
        throw refused("unwrap()");
    }

    private static SQLException refused(String what) {
        return new SQLException(
                what + " is refused on the connection of a turn's transaction: it is committed when the turn is kept"
                        + " and rolled back when the handler throws. Leave it open and return.");
    }

    private static <T> T proxy(Class<T> type, ConnectionGuard guard) {
        return type.cast(Proxy.newProxyInstance(ConnectionGuard.class.getClassLoader(), new Class<?>[] {type}, guard));
    }
}
