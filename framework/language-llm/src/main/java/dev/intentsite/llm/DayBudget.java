package dev.intentsite.llm;

import java.time.Clock;
import java.time.LocalDate;

/** Counts tokens by the day. What a question may cost at most is set aside before it is asked. Thread-safe. */
final class DayBudget {
    private final long most;
    private final Clock clock;
    private LocalDate day;
    private long spent;
    private long setAside;

    DayBudget(long most, Clock clock) {
        this.most = most;
        this.clock = clock;
        this.day = LocalDate.now(clock);
    }

    /** Sets so much aside; false when there is not so much left. */
    synchronized boolean setAside(long tokens) {
        LocalDate today = LocalDate.now(clock);
        if (!today.equals(day)) {
            day = today;
            spent = 0;
        }
        if (spent + setAside + tokens > most) {
            return false;
        }
        setAside += tokens;
        return true;
    }

    /** What was set aside cost so much. */
    synchronized void spent(long tokensSetAside, long cost) {
        setAside -= tokensSetAside;
        spent += cost;
    }
}
