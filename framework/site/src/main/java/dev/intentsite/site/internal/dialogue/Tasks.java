package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Route;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.Kind;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the task that a message is about. Below the confidence threshold the site asks. Pure. */
final class Tasks {
    /** A route below this is not taken without asking. */
    static final double SURE = 0.5;
    /** A route below this is not even named. */
    static final double PLAUSIBLE = 0.2;
    /** A second route this near to the first makes both plausible. */
    static final double NEAR = 0.1;
    /** So many capabilities are named at most when it is asked which is meant. */
    private static final int NAMED = 4;

    private static final int FEW = 20;

    private final SiteModel model;
    /** The capabilities that are named when nothing says which is meant. */
    private final List<String> all;

    /** Those that do something; none where there are many, whose values would be read in vain. */
    private final List<String> acting;

    private final Optional<CapabilityModel> onlyOneWithValues;

    Tasks(SiteModel model) {
        this.model = model;
        List<CapabilityModel> companys = model.companys().capabilities();
        this.all = companys.stream().map(CapabilityModel::id).toList();
        List<String> transactional = companys.stream()
                .filter(capability -> capability.kind() == Kind.TRANSACTIONAL)
                .map(CapabilityModel::id)
                .toList();
        this.acting = transactional.size() > FEW ? List.of() : transactional;
        List<CapabilityModel> withValues = companys.stream()
                .filter(capability -> !capability.parameters().isEmpty())
                .toList();
        this.onlyOneWithValues = withValues.size() == 1 ? Optional.of(withValues.get(0)) : Optional.empty();
    }

    /** What a message is about. */
    sealed interface Choice {}

    /** The task in hand, perhaps just taken up; the values in {@code mentions} and {@code parameters} are its own. */
    record Chosen(List<Mention> mentions, Map<String, JsonNode> parameters, boolean sameTask) implements Choice {}

    /** It must be asked. */
    record Unclear(Pending pending, boolean fits) implements Choice {}

    /** Nothing is wanted any more. */
    record Leave() implements Choice {}

    /** A question in the middle of a task. */
    record AskedBetween(String capability, List<Mention> mentions) implements Choice {}

    /** The capability asks for more trust than the message has. */
    record Untrusted(Trust least) implements Choice {}

    Choice choose(Draft draft) {
        Choice choice = chooseTrusting(draft);
        Optional<String> meant = choice instanceof AskedBetween asked
                ? Optional.of(asked.capability())
                : choice instanceof Chosen ? Optional.ofNullable(draft.state.capability()) : Optional.empty();
        Stream<String> others =
                Stream.concat(draft.ahead.stream().map(Working.Asked::capability), waiting(draft, meant));
        return Stream.concat(meant.stream(), others)
                .flatMap(id -> draft.capability(id).trust().stream())
                .filter(least -> !draft.said.trust().atLeast(least))
                .max(Comparator.naturalOrder())
                .<Choice>map(Untrusted::new)
                .orElse(choice);
    }

    /** The questions that come next when the open one is answered. */
    private static Stream<String> waiting(Draft draft, Optional<String> meant) {
        return Optional.ofNullable(draft.state.question())
                .filter(question -> meant.equals(Optional.of(question.capability())))
                .stream()
                .flatMap(OpenQuestion::all)
                .map(OpenQuestion::capability);
    }

    private Choice chooseTrusting(Draft draft) {
        Optional<String> named = draft.said.capability().or(() -> chosen(draft));
        if (!draft.hasTask()) {
            return first(draft, named);
        }
        Pending pending = draft.state.pending();
        if (pending != null && pending.kind() == Pending.Kind.SWITCH) {
            Optional<Choice> switched = switched(draft, pending, named);
            if (switched.isPresent()) {
                return switched.get();
            }
        }
        return between(draft, named).orElseGet(() -> own(draft));
    }

    /** The capability that was chosen among those shown. */
    private static Optional<String> chosen(Draft draft) {
        return Optional.ofNullable(draft.said.parameters().get("capability"))
                .map(JsonNode::textValue)
                .or(() -> draft.said.interpretation().mentions().stream()
                        .filter(mention -> mention.parameter().equals("capability"))
                        .map(mention -> mention.readings().get(0).value().asText())
                        .filter(id -> draft.model.find(id).isPresent())
                        .findFirst());
    }

    private Choice first(Draft draft, Optional<String> named) {
        Optional<Pending> before = Optional.ofNullable(draft.state.pending());
        if (named.isPresent()) {
            return take(draft, named.get(), before);
        }
        Optional<Boolean> assent = draft.said.interpretation().assent();
        if (assent.isPresent()
                && before.filter(pending -> pending.capabilities().size() == 1).isPresent()) {
            return assent.get() ? take(draft, before.get().capabilities().get(0), before) : unsure(draft, before);
        }
        if (draft.said.interpretation().command().equals(Optional.of(Interpretation.Command.HELP))) {
            return new Unclear(pending(draft, all, before), false);
        }
        if (Misreadings.isLeave(draft, before)) {
            return new Leave();
        }
        boolean beside = Misreadings.isCourtesy(draft.said.interpretation());
        if (beside) {
            Misreadings.noteCourtesy(draft);
        }
        List<Route> routes = beside ? List.of() : draft.said.interpretation().routes();
        boolean sure = !routes.isEmpty()
                && routes.get(0).confidence() >= SURE
                && (routes.size() == 1
                        || routes.get(0).confidence() - routes.get(1).confidence() >= NEAR);
        if (sure) {
            return take(draft, routes.get(0).capability(), before);
        }
        if (onlyOneWithValues
                .filter(capability -> BareValues.given(draft.said, capability))
                .isPresent()) {
            return take(draft, onlyOneWithValues.get().id(), before);
        }
        if (takesBack(draft)) {
            draft.notes.add(new Note.Stands());
        }
        List<String> plausible = routes.stream()
                .filter(route -> route.confidence() >= PLAUSIBLE)
                .map(Route::capability)
                .limit(NAMED)
                .toList();
        if (!plausible.isEmpty()) {
            return new Unclear(pending(draft, plausible, before), true);
        }
        Optional<List<String>> proposed = before.map(Pending::capabilities).filter(ids -> !ids.equals(all));
        return proposed.<Choice>map(ids -> new Unclear(pending(draft, ids, before), true))
                .orElseGet(() -> unsure(draft, before));
    }

    /** Whether the very first words take back something that is no more to be changed here: "oops, I meant Sunday". */
    private boolean takesBack(Draft draft) {
        return draft.state.turn() == 1
                && acting.stream()
                        .flatMap(id -> draft.said.reader().mentions(draft.said.message(), id).stream())
                        .anyMatch(Mention::correction);
    }

    private Unclear unsure(Draft draft, Optional<Pending> before) {
        if (!draft.said.interpretation().foreign() && draft.notes.isEmpty()) {
            draft.notes.add(draft.said.interpretation().question() ? new Note.NoAnswer("") : new Note.Unsure());
        }
        return new Unclear(pending(draft, all, before), false);
    }

    /** What was said is kept, and all structured values. */
    private Pending pending(Draft draft, List<String> capabilities, Optional<Pending> before) {
        Interpretation read = draft.said.interpretation();
        boolean says = read.command().isEmpty() && read.assent().isEmpty();
        Pending first = new Pending(
                Pending.Kind.WHICH_CAPABILITY,
                capabilities,
                before.map(Pending::message).orElse(draft.said.message()),
                together(before, draft.said.parameters()),
                before.map(Pending::since).orElse(List.of()));
        return before.isPresent() && says ? first.and(draft.said.message()) : first;
    }

    /** What no capability declares is not kept: it would grow with every message. */
    private Map<String, JsonNode> together(Optional<Pending> before, Map<String, JsonNode> parameters) {
        Map<String, JsonNode> all =
                new LinkedHashMap<>(before.map(Pending::parameters).orElse(Map.of()));
        all.putAll(parameters);
        all.keySet().removeAll(List.of("capability", "confirmation"));
        all.keySet()
                .removeIf(name -> model.capabilities().stream()
                        .noneMatch(capability -> capability.parameter(name).isPresent()));
        return all;
    }

    /** Takes up a task; values of the same name and type carry over. {@code pending}: what was said earlier and belongs to it. */
    private Choice take(Draft draft, String id, Optional<Pending> pending) {
        CapabilityModel capability = draft.capability(id);
        // A question of its own is no answer to what was asked.
        boolean asks = draft.said.interpretation().question() && capability.kind() == Kind.INFORMATIONAL;
        Optional<Pending> before =
                pending.filter(question -> !asks && question.capabilities().contains(id));
        if (draft.hasTask()) {
            draft.notes.add(new Note.TaskSelected(id));
        }
        draft.add(new DialogueEvent.CapabilitySelected(id, carried(draft, capability)));
        draft.changed.addAll(draft.state.values().keySet());
        refuseCarried(draft, capability);
        Interpretation interpretation = draft.said.interpretation();
        boolean readForIt = !interpretation.routes().isEmpty()
                && interpretation.routes().get(0).capability().equals(id);
        SaidBefore said = new SaidBefore(
                capability,
                readForIt ? interpretation.mentions() : draft.said.reader().mentions(draft.said.message(), id),
                readForIt ? interpretation.unreadable() : List.of());
        before.ifPresent(question ->
                question.words().forEach(words -> said.add(draft.said.reader().mentions(words, id))));
        Map<String, JsonNode> fitting = together(before, Map.of());
        fitting.entrySet()
                .removeIf(value -> capability
                        .parameter(value.getKey())
                        .filter(parameter ->
                                parameter.wrongJsonType(value.getValue()).isEmpty())
                        .isEmpty());
        fitting.putAll(draft.said.parameters());
        return new Chosen(said.mentions(), fitting, false);
    }

    /** A value that suited another task may break the constraints of this one. */
    private static void refuseCarried(Draft draft, CapabilityModel capability) {
        draft.state
                .usable()
                .forEach((name, value) -> capability.parameter(name).ifPresent(parameter -> {
                    List<String> wrong = parameter.violations(value, draft.said.locale());
                    if (!wrong.isEmpty()) {
                        draft.refuse(name, String.join("; ", wrong), List.of());
                    }
                }));
    }

    private static List<String> carried(Draft draft, CapabilityModel to) {
        if (!draft.hasTask()) {
            return List.of();
        }
        CapabilityModel from = draft.task();
        return draft.state.usable().keySet().stream()
                .filter(name -> sameKind(from.parameter(name), to.parameter(name)))
                .toList();
    }

    private static boolean sameKind(Optional<ParameterModel> left, Optional<ParameterModel> right) {
        return left.isPresent()
                && right.isPresent()
                && left.get().wireType().equals(right.get().wireType())
                && left.get().multiple() == right.get().multiple();
    }

    /** The answer to "leave that and do this instead?"; empty when the message is no answer to it. */
    private Optional<Choice> switched(Draft draft, Pending pending, Optional<String> named) {
        String to = pending.capabilities().get(0);
        Optional<Boolean> word = named.isPresent()
                ? named.map(to::equals)
                : draft.said.interpretation().assent();
        return word.map(yes -> yes ? take(draft, to, Optional.of(pending)) : own(draft));
    }

    /** Another capability in the middle of a task. */
    private Optional<Choice> between(Draft draft, Optional<String> named) {
        Interpretation interpretation = draft.said.interpretation();
        String task = draft.task().id();
        Optional<String> other = named.or(() -> interpretation.routes().stream()
                        .findFirst()
                        .filter(route -> route.confidence() >= SURE)
                        .filter(route -> interpretation.switching()
                                || interpretation.question()
                                || draft.said.flowType() == FlowType.INFORMATION_REQUEST)
                        .map(Route::capability))
                .filter(id -> !id.equals(task));
        // Where the message holds questions beside this, they are what it asks.
        boolean asks =
                draft.said.flowType() == FlowType.INFORMATION_REQUEST && draft.ahead.isEmpty() && !draft.unanswered();
        if (other.isPresent() && draft.capability(other.get()).kind() == Kind.INFORMATIONAL) {
            return Optional.of(new AskedBetween(other.get(), mentionsFor(draft, other.get())));
        }
        Optional<Choice> open = openQuestion(draft);
        if (open.isPresent()) {
            return open;
        }
        if (asks && (other.isPresent() || draft.task().kind() != Kind.INFORMATIONAL)) {
            Optional<String> answers = interpretation.routes().stream()
                    .filter(route ->
                            route.confidence() >= SURE && !route.capability().equals(task))
                    .map(Route::capability)
                    .filter(id -> draft.capability(id).kind() == Kind.INFORMATIONAL)
                    .findFirst();
            if (answers.isPresent()) {
                return answers.map(id -> new AskedBetween(id, mentionsFor(draft, id)));
            }
            // "How about 8pm?" is sent as a question, and gives a value all the same.
            boolean gives = !interpretation.mentions().isEmpty()
                    || !interpretation.windows().isEmpty()
                    || interpretation.assent().isPresent()
                    || interpretation.command().isPresent();
            if (interpretation.question() || !gives) {
                draft.notes.add(new Note.NoAnswer(""));
                return Optional.of(new Chosen(List.of(), Map.of(), true));
            }
        }
        if (other.isEmpty() || (named.isEmpty() && !interpretation.switching())) {
            return Optional.empty();
        }
        if (draft.state.phase() == Phase.CONFIRMING) {
            return Optional.of(new Unclear(
                    new Pending(
                            Pending.Kind.SWITCH,
                            List.of(other.get(), task),
                            draft.said.message(),
                            together(Optional.empty(), draft.said.parameters())),
                    true));
        }
        return Optional.of(take(draft, other.get(), Optional.empty()));
    }

    /** The value that a question waits for. */
    private static Optional<Choice> openQuestion(Draft draft) {
        OpenQuestion question = draft.state.question();
        if (question == null) {
            return Optional.empty();
        }
        List<Mention> mentions = draft.said.reader().mentions(draft.said.message(), question.capability());
        boolean answers =
                mentions.stream().anyMatch(mention -> !question.values().containsKey(mention.parameter()))
                        || draft.said.parameters().keySet().stream().anyMatch(name -> isFor(draft, question, name));
        return answers ? Optional.of(new AskedBetween(question.capability(), mentions)) : Optional.empty();
    }

    /** Whether a structured value is for the question, not for the task that has a parameter of that name too. */
    private static boolean isFor(Draft draft, OpenQuestion question, String name) {
        boolean known = draft.capability(question.capability()).parameter(name).isPresent();
        JsonNode value = draft.said.parameters().get(name);
        return known && value != null && (draft.task().parameter(name).isEmpty() || question.openBetween(name, value));
    }

    private static List<Mention> mentionsFor(Draft draft, String capability) {
        return draft.said.reader().mentions(draft.said.message(), capability);
    }

    /** All that the message gives is for the task in hand. */
    private static Chosen own(Draft draft) {
        return new Chosen(OfSeveral.answer(draft, ownMentions(draft)), draft.said.parameters(), true);
    }

    private static List<Mention> ownMentions(Draft draft) {
        Interpretation interpretation = draft.said.interpretation();
        boolean own = interpretation.routes().isEmpty()
                || interpretation
                        .routes()
                        .get(0)
                        .capability()
                        .equals(draft.task().id());
        return own ? interpretation.mentions() : mentionsFor(draft, draft.task().id());
    }
}
