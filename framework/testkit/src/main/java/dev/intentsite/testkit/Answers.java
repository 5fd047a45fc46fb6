package dev.intentsite.testkit;

import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.Response;
import java.util.List;
import java.util.stream.Collectors;

/** What an answer comes to, in a few words. */
final class Answers {
    private Answers() {}

    /** Whether the first thing that is missing is this, by its name or by its label. */
    static boolean asksFor(Response answer, String parameter) {
        boolean byLabel = answer.requiredInformation().stream().limit(1).anyMatch(parameter::equals);
        boolean byName = answer.requiredParameters().stream()
                .limit(1)
                .anyMatch(required -> required.name().equals(parameter));
        return byLabel || byName;
    }

    /** Such as {@code information_request that asks for: time, guest name}. */
    static String outcome(Response answer) {
        return answer.flowType().wire()
                + answer.status()
                        .map(status -> " with status \"" + status + "\"")
                        .orElse("")
                + answer.externalId().map(id -> " under " + id).orElse("")
                + (answer.requiredInformation().isEmpty()
                        ? ""
                        : " that asks for: " + String.join(", ", answer.requiredInformation()));
    }

    static String options(List<Choice> options) {
        return options.isEmpty()
                ? "no options"
                : "the options "
                        + options.stream()
                                .map(option -> option.label() + " (" + option.parameter() + "="
                                        + Json.text(option.value()) + ")")
                                .collect(Collectors.joining(", "));
    }

    static String collected(Response answer) {
        return answer.collectedInformation().isEmpty()
                ? "nothing"
                : answer.collectedInformation().entrySet().stream()
                        .map(value -> value.getKey() + " = " + Json.text(value.getValue()))
                        .collect(Collectors.joining(", "));
    }
}
