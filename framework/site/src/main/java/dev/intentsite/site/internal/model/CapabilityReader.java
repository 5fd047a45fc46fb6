package dev.intentsite.site.internal.model;

import dev.intentsite.site.Capability;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Transaction;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one method with {@link Capability}. */
final class CapabilityReader {
    private final RecordReader records;
    private final Faults faults;

    CapabilityReader(RecordReader records, Faults faults) {
        this.records = records;
        this.faults = faults;
    }

    CapabilityDraft read(Object handler, Method method) {
        Capability annotation = method.getAnnotation(Capability.class);
        String place = Call.place(method);
        String id = annotation.id().isEmpty() ? Names.snakeCase(method.getName()) : annotation.id();
        if (!Names.isSnakeCase(id)) {
            faults.add(
                    place,
                    "has the id \"" + id + "\", which is not snake_case; "
                            + (annotation.id().isEmpty()
                                    ? "give it one with @Capability(id = \"…\")"
                                    : "use lower-case letters and digits, with single underscores between"));
        }
        if (!Outcome.class.isAssignableFrom(method.getReturnType())) {
            faults.add(place, "returns " + Names.of(method.getReturnType()) + "; return Outcome");
        }
        if (annotation.intent().isBlank()) {
            faults.add(place, "has a blank intent; say in a few words what a person wants");
        }
        if (annotation.description().isBlank()) {
            faults.add(place, "has a blank description; say in a sentence what it does");
        }
        if (annotation.version().isBlank()) {
            faults.add(place, "has a blank version; write one, such as \"1\", or leave it out");
        }
        if (annotation.kind() == Kind.INFORMATIONAL && annotation.confirmation() == Confirmation.ALWAYS) {
            faults.add(
                    place,
                    "is INFORMATIONAL, so there is nothing to confirm; remove confirmation = ALWAYS, or make it TRANSACTIONAL");
        }
        for (String sentence : annotation.constraints()) {
            blank(place, "constraint", sentence);
        }
        for (String sentence : annotation.notes()) {
            blank(place, "note", sentence);
        }
        Call call = Call.of(handler, method, Call.May.ACT, faults);
        if (call.takes(Execution.class) && call.takes(Transaction.class)) {
            faults.add(
                    place,
                    "takes a Transaction and an Execution; take the Transaction when all of its work is in the ledger's"
                            + " database, else the Execution");
        }
        if (call.takes(Execution.class) && annotation.kind() == Kind.INFORMATIONAL) {
            faults.add(
                    place,
                    "is INFORMATIONAL, so there is nothing to do twice; remove the Execution, or make it TRANSACTIONAL");
        }
        Optional<ParameterRecord> record = call.record().map(type -> records.read(place, type));
        CapabilityDraft draft = new CapabilityDraft(
                id,
                place,
                annotation,
                handler,
                call,
                record,
                new RetriesReader(faults).read(method, call),
                Retention.read(place, annotation.keepEnded(), faults));
        for (String example : annotation.examples()) {
            check(example, draft);
        }
        return draft;
    }

    private void blank(String place, String what, String sentence) {
        if (sentence.isBlank()) {
            faults.add(place, "has a blank " + what + "; write a sentence, or remove it");
        }
    }

    private void check(String example, CapabilityDraft draft) {
        blank(draft.place(), "example", example);
        Map<String, TypedParameter> parameters = draft.parameters();
        for (ExampleText.Mark mark : ExampleText.marks(example)) {
            TypedParameter parameter = parameters.get(mark.parameter());
            if (parameter == null) {
                faults.add(
                        draft.place(),
                        "has an example that marks \"" + mark.text() + "\" as \"" + mark.parameter()
                                + "\", which is no parameter; " + known(parameters.keySet()));
            } else {
                refusal(mark.text(), parameter)
                        .ifPresent(refusal -> faults.add(
                                draft.place(),
                                "has an example that marks \"" + mark.text() + "\" as \"" + mark.parameter()
                                        + "\", which does not take it: " + refusal + "; correct one of them"));
            }
        }
    }

    static String known(Set<String> parameters) {
        return parameters.isEmpty() ? "it has none" : "it has " + Names.quoted(parameters);
    }

    /** Why a value in an example cannot be, as far as its JSON form tells: words are for the recognizers. */
    private static Optional<String> refusal(String text, TypedParameter parameter) {
        boolean number = List.of("integer", "decimal").contains(parameter.wireType());
        boolean form = number
                ? text.matches("[-+]?[0-9][0-9.]*")
                : text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")
                        && parameter.wireType().equals("date");
        if (!form) {
            return Optional.empty();
        }
        try {
            var value = Json.ofAnnotation(text, parameter.schema());
            return parameter
                    .wrongJsonType(value)
                    .or(() -> parameter.violations(value, Locale.ENGLISH).stream()
                            .filter(fault -> number || fault.startsWith("there is no"))
                            .findFirst());
        } catch (IllegalArgumentException e) {
            return Optional.of("this is no number");
        }
    }
}
