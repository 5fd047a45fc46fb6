package dev.intentsite.endurance.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for an order of all operations in which each takes effect between its question and its answer, and each answer is what the model gives:
 * the search of Wing and Gong, with a memory of what was tried (Lowe). Two shortcuts keep it short without missing an order. An operation that
 * only reads, and can come next, comes next: nothing else is hindered by it. Of operations that are equal, that with the earlier answer
 * goes first: exchanging both changes nothing.
 */
public final class Linearizability<S, C> {
    private final Model<S, C> model;
    private final List<Operation<C>> operations;
    private final Set<Point<S>> tried = new HashSet<>();

    private record Point<S>(BitSet done, S state) {}

    private Linearizability(Model<S, C> model, List<Operation<C>> operations) {
        this.model = model;
        this.operations = operations;
    }

    /** Whether there is such an order. */
    public static <S, C> boolean holds(Model<S, C> model, List<Operation<C>> history) {
        List<Operation<C>> sorted = new ArrayList<>(history);
        sorted.sort(Comparator.comparingLong(Operation::answered));
        return new Linearizability<>(model, sorted).search(new BitSet(), model.beginning());
    }

    private boolean search(BitSet before, S state) {
        BitSet done = (BitSet) before.clone();
        while (readNext(done, state)) {}
        if (done.cardinality() == operations.size()) {
            return true;
        }
        if (!tried.add(new Point<>(done, state))) {
            return false;
        }
        Map<C, Integer> next = new LinkedHashMap<>();
        for (int i : possible(done)) {
            next.putIfAbsent(operations.get(i).call(), i);
        }
        for (int i : next.values()) {
            Optional<S> after = model.after(state, operations.get(i).call());
            if (after.isPresent()) {
                BitSet more = (BitSet) done.clone();
                more.set(i);
                if (search(more, after.get())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Lets one go by that only reads and may be next. */
    private boolean readNext(BitSet done, S state) {
        for (int i : possible(done)) {
            C call = operations.get(i).call();
            if (model.reads(call) && model.after(state, call).isPresent()) {
                done.set(i);
                return true;
            }
        }
        return false;
    }

    /** Those that were asked before the first of all that are left was answered, by the time of their answers. */
    private List<Integer> possible(BitSet done) {
        int first = done.nextClearBit(0);
        List<Integer> possible = new ArrayList<>();
        for (int i = first; i < operations.size(); i = done.nextClearBit(i + 1)) {
            if (operations.get(i).asked() <= operations.get(first).answered()) {
                possible.add(i);
            }
        }
        return possible;
    }
}
