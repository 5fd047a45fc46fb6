package dev.intentsite.protocol;

import dev.intentsite.schema.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words an {@code invalid_request} from its faults. */
final class FaultyRequest {
    /** Told in the message itself; the rest is in the list. */
    private static final int TOLD = 3;
    /** Listed at most, so that a small request cannot call for a large answer. */
    private static final int LISTED = 100;

    private FaultyRequest() {}

    static EnvelopeException of(List<Fault> faults, Optional<String> interactionId) {
        List<String> told = new ArrayList<>();
        for (Fault fault : faults.subList(0, Math.min(TOLD, faults.size()))) {
            told.add(
                    (fault.pointer().isEmpty() ? "the request" : Excerpt.of(fault.pointer())) + ": " + fault.message());
        }
        int more = faults.size() - told.size();
        return new EnvelopeException(
                ErrorStatus.INVALID_REQUEST,
                "This request is not well-formed. " + String.join(". ", told)
                        + (more > 0 ? ". And " + more + " more" : "") + ".",
                faults.subList(0, Math.min(LISTED, faults.size())),
                interactionId);
    }
}
