package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.CapabilityModel.OptionSource;
import dev.intentsite.site.internal.model.CapabilityModel.ValueCheck;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A company as the dialogue sees it: a boat hire. Its capabilities: {@code hire} (options for time by day and crew, a check of the day,
 * never confirmed), {@code cancel} (a reference, or name and day; always confirmed, with a proposal), {@code change} (at least one of two), {@code move} (the same, never confirmed),
 * {@code refund} (as cancel, and the person's own references are listed), {@code weather} (informational, needs a day, which is checked, and takes a time, listed by day), {@code prices} (informational, nothing needed), {@code tide} (informational, needs a harbour), {@code audit} (asks
 * for pinned trust), {@code invite} (to boats, which are listed; always confirmed). What its methods say can be set.
 */
final class FakeCompany {
    static final String CLOSED = "sunday";

    final Map<String, List<String>> times = new HashMap<>();
    final List<Effect.Execute> executed = new ArrayList<>();
    final List<Effect> asked = new ArrayList<>();
    Function<Effect.Execute, Outcome> outcome = execute -> Outcome.confirmed("ID-1", "# Done");
    Function<Effect.Execute, Outcome> information = execute -> Outcome.answered("Answer of " + execute.capability());
    Function<Effect.Propose, Proposal> proposal = propose -> Proposal.of("It costs nothing.");
    String closed = CLOSED;
    Reconciliation found = Reconciliation.unknown();
    List<String> references = List.of();
    boolean delays;
    List<Backend.Listed> alternatives = List.of();
    JointConstraints together = (capability, values, locale) -> Map.of();

    final SiteModel model = new SiteModel(List.of(
            capability(
                    "hire",
                    Kind.TRANSACTIONAL,
                    Confirmation.NEVER,
                    List.of(
                            FakeParameter.of("crew", "integer"),
                            FakeParameter.of("guest_name", "person_name"),
                            FakeParameter.of("day", "date"),
                            FakeParameter.of("time", "time"),
                            FakeParameter.of("wishes", "text").optional(),
                            FakeParameter.of("boat", "string").optional(),
                            FakeParameter.of("hours", "integer").byDefault(IntNode.valueOf(2))),
                    List.of(),
                    List.of(
                            new OptionSource("time", List.of("day"), List.of("day", "crew"), false),
                            new OptionSource("boat", List.of(), List.of(), true)),
                    List.of(new ValueCheck("open", "day", List.of("day"), List.of("day"))),
                    Optional.empty()),
            capability(
                    "cancel",
                    Kind.TRANSACTIONAL,
                    Confirmation.ALWAYS,
                    List.of(
                            FakeParameter.of("reference", "string").optional(),
                            FakeParameter.of("guest_name", "person_name").optional(),
                            FakeParameter.of("day", "date").optional()),
                    List.of(List.of("reference"), List.of("guest_name", "day")),
                    List.of(),
                    List.of(),
                    Optional.empty()),
            capability(
                    "change",
                    Kind.TRANSACTIONAL,
                    Confirmation.ALWAYS,
                    List.of(
                            FakeParameter.of("crew", "integer").optional().atMost(6),
                            FakeParameter.of("day", "date").optional(),
                            FakeParameter.of("reference", "string")),
                    List.of(List.of("crew"), List.of("day")),
                    List.of(),
                    List.of(),
                    Optional.empty()),
            capability(
                    "weather",
                    Kind.INFORMATIONAL,
                    Confirmation.NEVER,
                    List.of(
                            FakeParameter.of("day", "date"),
                            FakeParameter.of("time", "time").optional(),
                            FakeParameter.of("hours", "integer").optional()),
                    List.of(),
                    List.of(new OptionSource("time", List.of("day"), List.of("day"), false)),
                    List.of(new ValueCheck("open", "day", List.of("day"), List.of("day"))),
                    Optional.empty()),
            capability(
                    "prices",
                    Kind.INFORMATIONAL,
                    Confirmation.NEVER,
                    List.of(FakeParameter.of("sizes", "string").several().optional()),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty()),
            capability(
                    "tide",
                    Kind.INFORMATIONAL,
                    Confirmation.NEVER,
                    List.of(FakeParameter.of("harbour", "string")),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.empty()),
            capability(
                    "audit",
                    Kind.INFORMATIONAL,
                    Confirmation.NEVER,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Optional.of(Trust.PINNED)),
            capability(
                    "refund",
                    Kind.TRANSACTIONAL,
                    Confirmation.ALWAYS,
                    List.of(
                            FakeParameter.of("reference", "string").optional(),
                            FakeParameter.of("guest_name", "person_name").optional(),
                            FakeParameter.of("day", "date").optional()),
                    List.of(List.of("reference"), List.of("guest_name", "day")),
                    List.of(new OptionSource("reference", List.of(), List.of("day"), true)),
                    List.of(),
                    Optional.empty()),
            capability(
                    "invite",
                    Kind.TRANSACTIONAL,
                    Confirmation.ALWAYS,
                    List.of(FakeParameter.of("boats", "string").several()),
                    List.of(),
                    List.of(new OptionSource("boats", List.of(), List.of(), false)),
                    List.of(),
                    Optional.empty()),
            capability(
                    "move",
                    Kind.TRANSACTIONAL,
                    Confirmation.NEVER,
                    List.of(
                            FakeParameter.of("crew", "integer").optional(),
                            FakeParameter.of("day", "date").optional(),
                            FakeParameter.of("reference", "string")),
                    List.of(List.of("crew"), List.of("day")),
                    List.of(),
                    List.of(),
                    Optional.empty())));

    FakeCompany() {
        times.put("friday", List.of("18:00", "19:00", "20:00"));
        times.put("saturday", List.of("07:00", "19:00"));
        times.put("full", List.of());
    }

    private static CapabilityModel capability(
            String id,
            Kind kind,
            Confirmation confirmation,
            List<FakeParameter> parameters,
            List<List<String>> groups,
            List<OptionSource> sources,
            List<ValueCheck> checks,
            Optional<Trust> trust) {
        return new CapabilityModel(
                id,
                "1.0",
                "To " + id,
                "You can " + id,
                List.of("Please " + id),
                List.of(),
                List.of(),
                kind,
                confirmation,
                trust,
                Optional.empty(),
                List.copyOf(parameters),
                groups,
                groups.isEmpty()
                        ? ""
                        : String.join(
                                ", or ",
                                groups.stream()
                                        .map(group ->
                                                String.join(" and ", group).replace('_', ' '))
                                        .toList()),
                sources,
                checks,
                id.equals("cancel"),
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    Dialogue dialogue() {
        return new Dialogue(model, (capability, values, locale) -> together.together(capability, values, locale));
    }

    /** What the company says to an effect. */
    Input answer(Effect effect) {
        asked.add(effect);
        if (effect instanceof Effect.ListOptions list) {
            return new Input.Listed(list.parameter(), listed(list));
        }
        if (effect instanceof Effect.RunCheck run) {
            boolean shut = run.known().get("day").asText().equals(closed);
            return new Input.Checked(
                    run.check(),
                    shut
                            ? Optional.of(new Refusal("We are closed on Sundays.", List.of(choice("day", "friday"))))
                            : Optional.empty());
        }
        if (effect instanceof Effect.Propose propose) {
            return new Input.Proposed(proposal.apply(propose), alternatives);
        }
        if (effect instanceof Effect.Reconcile) {
            return new Input.Reconciled(found);
        }
        Effect.Execute execute = (Effect.Execute) effect;
        executed.add(execute);
        if (model.find(execute.capability()).orElseThrow().kind() == Kind.INFORMATIONAL) {
            return new Input.Executed(information.apply(execute), List.of());
        }
        return delays ? new Input.Delayed() : new Input.Executed(outcome.apply(execute), alternatives);
    }

    private List<Backend.Listed> listed(Effect.ListOptions list) {
        if (list.parameter().equals("reference")) {
            return references.stream()
                    .map(label -> new Backend.Listed(choice("reference", label), Optional.empty()))
                    .toList();
        }
        if (list.parameter().equals("boats")) {
            return List.of(new Backend.Listed(choice("boats", "yacht"), Optional.empty()));
        }
        List<String> labels = list.parameter().equals("time")
                ? times.getOrDefault(list.known().get("day").asText(), List.of("18:00", "19:00"))
                : List.of("dinghy", "yacht");
        return labels.stream()
                .map(label -> new Backend.Listed(choice(list.parameter(), label), Optional.empty()))
                .toList();
    }

    static Choice choice(String parameter, String value) {
        return new Choice(parameter, TextNode.valueOf(value), value);
    }

    static String shown(JsonNode value) {
        return value.isTextual() ? value.textValue() : value.toString();
    }

    static Locale locale() {
        return Locale.ENGLISH;
    }
}
