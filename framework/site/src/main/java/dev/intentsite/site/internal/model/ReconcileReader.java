package dev.intentsite.site.internal.model;

import dev.intentsite.site.Execution;
import dev.intentsite.site.Reconcile;
import dev.intentsite.site.Reconciliation;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the methods with {@link Reconcile} of one object, and whether every capability that needs one has it. */
final class ReconcileReader {
    private final List<CapabilityDraft> drafts;
    private final Faults faults;

    ReconcileReader(List<CapabilityDraft> drafts, Faults faults) {
        this.drafts = drafts;
        this.faults = faults;
    }

    Map<CapabilityDraft, Call> read(Object handler) {
        Map<CapabilityDraft, Call> found = new LinkedHashMap<>();
        for (Method method : Handlers.methods(handler, Reconcile.class)) {
            attach(handler, method, found);
        }
        for (CapabilityDraft draft : drafts) {
            if (draft.call().takes(Execution.class) && !found.containsKey(draft)) {
                faults.add(
                        draft.place(),
                        "takes an Execution, and nothing says what became of one that was cut off; add a method with"
                                + " @Reconcile to the same object, which takes the same record and returns Reconciliation");
            }
        }
        return found;
    }

    private void attach(Object handler, Method method, Map<CapabilityDraft, Call> found) {
        String place = Call.place(method);
        if (!Reconciliation.class.isAssignableFrom(method.getReturnType())) {
            faults.add(
                    place,
                    "returns " + Types.name(method.getGenericReturnType())
                            + "; a method with @Reconcile returns Reconciliation");
        }
        Call call = Call.of(handler, method, Call.May.RECONCILE, faults);
        String id = method.getAnnotation(Reconcile.class).value();
        List<CapabilityDraft> meant = drafts.stream()
                .filter(draft -> id.isEmpty()
                        ? call.record().isEmpty()
                                || call.record().equals(draft.call().record())
                        : draft.id().equals(id))
                .toList();
        List<CapabilityDraft> served = meant.stream()
                .filter(draft -> draft.call().takes(Execution.class))
                .toList();
        if (served.isEmpty()) {
            faults.add(place, "reconciles " + nothing(id, call, meant));
        } else if (served.size() > 1) {
            faults.add(
                    place,
                    "reconciles "
                            + Names.list(
                                    served.stream().map(CapabilityDraft::place).toList(), " and ")
                            + " alike; name one with @Reconcile(\"…\"), and add a method for the other");
        } else if (call.record().isPresent()
                && !call.record().equals(served.get(0).call().record())) {
            faults.add(
                    place,
                    "takes " + Names.of(call.record().get()) + ", but "
                            + served.get(0).place() + " does not; take the same record");
        } else if (found.putIfAbsent(served.get(0), call) != null) {
            faults.add(place, "reconciles " + served.get(0).place() + ", which has a method for it already; keep one");
        }
    }

    private static String nothing(String id, Call call, List<CapabilityDraft> meant) {
        if (!meant.isEmpty()) {
            return Names.list(meant.stream().map(CapabilityDraft::place).toList(), " and ")
                    + ", whose executions have no key; let it take an Execution, or remove @Reconcile";
        }
        return id.isEmpty()
                ? "with " + call.record().map(Names::of).orElse("no record")
                        + ", which no capability of the same object takes; take the same record as the capability"
                : "\"" + id + "\", which is no capability of the same object; name one of its ids";
    }
}
