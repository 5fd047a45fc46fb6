package dev.intentsite.site.internal.turn;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.schema.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A message that is not taken: what its error answer says. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    final ErrorStatus status;
    /** For the sender. */
    final String words;

    final transient List<Fault> faults;
    final transient Optional<Duration> retryAfter;
    /** The latest answer, for a stale reply. */
    final transient Optional<Latest> latest;

    /** The latest answer of an interaction. */
    record Latest(ObjectNode answer, String interactionId, long turn) {}

    private Refused(
            ErrorStatus status,
            String message,
            List<Fault> faults,
            Optional<Duration> retryAfter,
            Optional<Latest> latest) {
        super(message, null, false, false);
        this.status = status;
        this.words = message;
        this.faults = faults;
        this.retryAfter = retryAfter;
        this.latest = latest;
    }

    static Refused of(ErrorStatus status, String message) {
        return new Refused(status, message, List.of(), Optional.empty(), Optional.empty());
    }

    static Refused of(ErrorStatus status, String message, List<Fault> faults) {
        return new Refused(status, message, faults, Optional.empty(), Optional.empty());
    }

    static Refused retriable(ErrorStatus status, String message, Duration after) {
        return new Refused(status, message, List.of(), Optional.of(after), Optional.empty());
    }

    static Refused stale(Latest latest) {
        return new Refused(ErrorStatus.STALE_REPLY, "", List.of(), Optional.empty(), Optional.of(latest));
    }
}
