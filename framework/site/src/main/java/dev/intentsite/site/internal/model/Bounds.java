package dev.intentsite.site.internal.model;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The least and the most that a number may be, of all its constraints together. */
record Bounds(Optional<Bound> least, Optional<Bound> most) {
    static final Bounds NONE = new Bounds(Optional.empty(), Optional.empty());

    /** @param inclusive whether the limit itself may be */
    record Bound(BigDecimal limit, boolean inclusive) {}

    static Bounds of(List<ConstraintDescriptor<?>> constraints) {
        return constraints.stream()
                .flatMap(DeclaredConstraints::flat)
                .map(constraint -> of(constraint.getAnnotation()))
                .reduce(NONE, Bounds::and);
    }

    static Bounds of(Annotation constraint) {
        if (constraint instanceof Min min) {
            return atLeast(BigDecimal.valueOf(min.value()), true);
        } else if (constraint instanceof Max max) {
            return atMost(BigDecimal.valueOf(max.value()), true);
        } else if (constraint instanceof DecimalMin min) {
            return atLeast(new BigDecimal(min.value()), min.inclusive());
        } else if (constraint instanceof DecimalMax max) {
            return atMost(new BigDecimal(max.value()), max.inclusive());
        } else if (constraint instanceof Positive || constraint instanceof PositiveOrZero) {
            return atLeast(BigDecimal.ZERO, constraint instanceof PositiveOrZero);
        } else if (constraint instanceof Negative || constraint instanceof NegativeOrZero) {
            return atMost(BigDecimal.ZERO, constraint instanceof NegativeOrZero);
        }
        return NONE;
    }

    private static Bounds atLeast(BigDecimal limit, boolean inclusive) {
        return new Bounds(Optional.of(new Bound(limit, inclusive)), Optional.empty());
    }

    private static Bounds atMost(BigDecimal limit, boolean inclusive) {
        return new Bounds(Optional.empty(), Optional.of(new Bound(limit, inclusive)));
    }

    private Bounds and(Bounds other) {
        return new Bounds(tighter(least, other.least, 1), tighter(most, other.most, -1));
    }

    private static Optional<Bound> tighter(Optional<Bound> one, Optional<Bound> two, int sign) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.or(() -> two);
        }
        int order = one.get().limit.compareTo(two.get().limit) * sign;
        return order > 0 || order == 0 && !one.get().inclusive ? one : two;
    }

    boolean isEmpty() {
        return least.isEmpty() && most.isEmpty();
    }

    /** "must be between 1 and 20", "must be at least 1", "must be more than 0 and at most 9". */
    String words() {
        if (least.isPresent() && most.isPresent() && least.get().inclusive && most.get().inclusive) {
            return ConstraintTexts.say("between", plain(least.get()), plain(most.get()));
        }
        List<Object> limits = new ArrayList<>();
        List<String> key = new ArrayList<>();
        least.ifPresent(bound -> {
            key.add(bound.inclusive ? "at_least" : "more_than");
            limits.add(plain(bound));
        });
        most.ifPresent(bound -> {
            key.add(bound.inclusive ? "at_most" : "less_than");
            limits.add(plain(bound));
        });
        return ConstraintTexts.say(String.join(".", key), limits.toArray());
    }

    private static String plain(Bound bound) {
        return bound.limit.toPlainString();
    }
}
