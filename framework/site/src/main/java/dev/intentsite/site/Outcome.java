package dev.intentsite.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a capability's method. Messages are CommonMark; every fact in them is the backend's. */
public sealed interface Outcome {
    /**
     * Done. Ends the interaction: {@code execution_result}, status {@code confirmed}.
     *
     * @param externalId the company's own id of it
     * @param structuredResult Schema.org JSON-LD as JSON values (maps, lists, strings, numbers, booleans)
     */
    record Confirmed(String externalId, String message, Optional<Map<String, Object>> structuredResult)
            implements Outcome {
        /** The same with Schema.org JSON-LD. */
        public Confirmed with(Map<String, Object> jsonLd) {
            return new Confirmed(externalId, message, Optional.of(jsonLd));
        }
    }

    /** An informational capability's answer. Ends an interaction that it began: {@code execution_result}, status {@code answered}. */
    record Answered(String message, Optional<Map<String, Object>> structuredResult) implements Outcome {
        /** The same with Schema.org JSON-LD. */
        public Answered with(Map<String, Object> jsonLd) {
            return new Answered(message, Optional.of(jsonLd));
        }
    }

    /** The business refuses for good. Ends the interaction: {@code execution_result}, status {@code failed}. */
    record Failed(String message) implements Outcome {}

    /** One value cannot be used after all: the person is told why and asked for another. Nothing was done. */
    record Refused(String parameter, String reason, List<Option<?>> alternatives) implements Outcome {
        public Refused {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** These parameters, optional until now, are needed too. Nothing was done. */
    record NeedsMore(List<String> parameters, String reason) implements Outcome {
        public NeedsMore {
            parameters = List.copyOf(parameters);
        }
    }

    /** Work that takes long has begun; it ends by {@link IntentSite#settle}. */
    record Accepted(String message) implements Outcome {}

    /** See {@link Confirmed}. */
    static Confirmed confirmed(String externalId, String message) {
        return new Confirmed(externalId, message, Optional.empty());
    }

    /** See {@link Answered}. */
    static Answered answered(String message) {
        return new Answered(message, Optional.empty());
    }

    /** See {@link Failed}. */
    static Outcome failed(String message) {
        return new Failed(message);
    }

    /** See {@link Refused}. */
    static Outcome refused(String parameter, String reason) {
        return new Refused(parameter, reason, List.of());
    }

    /** See {@link Refused}; the alternatives are offered in its place. */
    static Outcome refused(String parameter, String reason, List<? extends Option<?>> alternatives) {
        return new Refused(parameter, reason, List.copyOf(alternatives));
    }

    /** See {@link NeedsMore}; parameters by their names on the wire, such as {@code guest_name}. */
    static Outcome needsMore(String reason, String... parameters) {
        return new NeedsMore(List.of(parameters), reason);
    }

    /** See {@link Accepted}. */
    static Outcome accepted(String message) {
        return new Accepted(message);
    }
}
