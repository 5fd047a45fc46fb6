package dev.intentsite.endurance.history;

import java.util.Optional;

/**
 * What a service does when it is asked one thing after the other.
 *
 * @param <S> its state: immutable, with a meaningful {@code equals}
 * @param <C> what it is asked together with what it answers
 */
public interface Model<S, C> {
    /** Before anything was asked. */
    S beginning();

    /** The state after the call; empty when that answer cannot be given in this state. */
    Optional<S> after(S state, C call);

    /** Whether the call changes no state, in whatever state it is made. */
    boolean reads(C call);
}
