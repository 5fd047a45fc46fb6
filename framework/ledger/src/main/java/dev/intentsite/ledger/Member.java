package dev.intentsite.ledger;

import org.jspecify.annotations.Nullable;

/** One work of a group. For the thread that has the writer's turn; afterwards for its own. */
final class Member {
    final SqlSession session;
    boolean kept;
    /** Why it was not kept. */
    @Nullable
    RuntimeException failure;

    Member(SqlSession session) {
        this.session = session;
    }
}
