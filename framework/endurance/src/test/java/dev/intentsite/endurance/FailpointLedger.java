package dev.intentsite.endurance;

import dev.intentsite.ledger.Ledger;
import dev.intentsite.ledger.LedgerTransaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Makes of a ledger one with {@link Failpoints} before and after everything that it keeps. */
final class FailpointLedger {
    private FailpointLedger() {}

    static Ledger of(Ledger ledger) {
        return proxy(Ledger.class, (self, method, arguments) -> {
            if (!method.getName().equals("transact")) {
                return call(method, ledger, arguments);
            }
            Ledger.Work<?, ?> work = (Ledger.Work<?, ?>) arguments[0];
            Failpoints.before("transact");
            Object result = ledger.<Object, Exception>transact(transaction -> {
                Object done = work.run(watched(transaction));
                Failpoints.after("transact");
                Failpoints.before("commit");
                return done;
            });
            Failpoints.after("commit");
            return result;
        });
    }

    private static LedgerTransaction watched(LedgerTransaction transaction) {
        return proxy(LedgerTransaction.class, (self, method, arguments) -> {
            Failpoints.before(method.getName());
            Object result = call(method, transaction, arguments);
            Failpoints.after(method.getName());
            return result;
        });
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
