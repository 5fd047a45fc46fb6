package dev.intentsite.protocol;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One actor's reasons (protocol § 6). Outside the hash; decides nothing. */
public record Explicability(
        String actor, Optional<String> interpretation, List<String> assumptions, OptionalDouble confidence) {
    public Explicability {
        assumptions = List.copyOf(assumptions);
    }
}
