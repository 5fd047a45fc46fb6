package dev.intentsite.endurance.history;

/**
 * What one client did, and what came of it.
 *
 * @param call what was asked together with what was answered; equal calls mean the same
 * @param asked when, by a clock that all clients share
 * @param answered when, not before {@code asked}
 */
public record Operation<C>(C call, long asked, long answered) {
    public Operation {
        if (answered < asked) {
            throw new IllegalArgumentException("answered before it was asked");
        }
    }
}
