package dev.intentsite.endurance.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
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
    /** When the first of each operation and all after it was asked. */
    private final long[] earliest;

    private final Set<Point<S>> tried = new HashSet<>();

    private record Point<S>(BitSet done, S state) {}

    /** A point on the way, and what may come after it and was not tried. */
    private record Step<S>(Point<S> at, Iterator<Integer> next) {}

    private Linearizability(Model<S, C> model, List<Operation<C>> operations) {
        this.model = model;
        this.operations = operations;
        this.earliest = new long[operations.size()];
        long least = Long.MAX_VALUE;
        for (int i = operations.size() - 1; i >= 0; i--) {
            least = Math.min(least, operations.get(i).asked());
            earliest[i] = least;
        }
    }

    /** Whether there is such an order. */
    public static <S, C> boolean holds(Model<S, C> model, List<Operation<C>> history) {
        List<Operation<C>> sorted = new ArrayList<>(history);
        sorted.sort(Comparator.comparingLong(Operation::answered));
        return new Linearizability<>(model, sorted).search();
    }

    /** Not by recursion: the way is as long as the history. */
    private boolean search() {
        Deque<Step<S>> way = new ArrayDeque<>();
        Point<S> at = afterReads(new BitSet(), model.beginning());
        while (at.done().cardinality() < operations.size()) {
            if (tried.add(at)) {
                way.push(new Step<>(at, candidates(at)));
            }
            Optional<Point<S>> further = further(way);
            if (further.isEmpty()) {
                return false;
            }
            at = further.get();
        }
        return true;
    }

    /** The next point that was not tried, back on the way where need be. */
    private Optional<Point<S>> further(Deque<Step<S>> way) {
        while (!way.isEmpty()) {
            Step<S> step = way.peek();
            while (step.next().hasNext()) {
                int operation = step.next().next();
                Optional<S> after =
                        model.after(step.at().state(), operations.get(operation).call());
                if (after.isPresent()) {
                    BitSet more = (BitSet) step.at().done().clone();
                    more.set(operation);
                    return Optional.of(afterReads(more, after.get()));
                }
            }
            way.pop();
        }
        return Optional.empty();
    }

    private Point<S> afterReads(BitSet done, S state) {
        while (readNext(done, state)) {}
        return new Point<>(done, state);
    }

    private Iterator<Integer> candidates(Point<S> at) {
        Map<C, Integer> next = new LinkedHashMap<>();
        for (int i : possible(at.done())) {
            next.putIfAbsent(operations.get(i).call(), i);
        }
        return next.values().iterator();
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
        List<Integer> possible = new ArrayList<>();
        int first = done.nextClearBit(0);
        if (first == operations.size()) {
            return possible;
        }
        long answered = operations.get(first).answered();
        for (int i = first; i < operations.size() && earliest[i] <= answered; i = done.nextClearBit(i + 1)) {
            if (operations.get(i).asked() <= answered) {
                possible.add(i);
            }
        }
        return possible;
    }
}
