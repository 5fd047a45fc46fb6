package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.CapabilityModel.OptionSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks for what is missing or open: with the choices that there are, and a suggestion where the person leaves it to the site. */
final class Asking {
    /** So many choices on each side of a value that there is not are the nearest ones. */
    private static final int NEAR = 2;

    /** Types whose values are near to others. */
    private static final Set<String> TIMED = Set.of("time", "date");

    private final Phrases phrases;

    Asking(Phrases phrases) {
        this.phrases = phrases;
    }

    /** Asks for the first of the needs; empty when there was one choice alone and it was taken, so that all is settled again. */
    Optional<Progress> ask(Draft draft, CapabilityModel task, List<Need> needs) {
        Need first = needs.get(0);
        String name = first.parameters().get(0);
        Held held = draft.state.values().get(name);
        boolean without = draft.notes.stream().anyMatch(Note.Without.class::isInstance);
        List<String> indifferent =
                without ? List.of() : draft.said.interpretation().indifferent();
        boolean left = first.parameters().stream().anyMatch(indifferent::contains);
        if (first instanceof Need.OneValue && held != null && held.ambiguous()) {
            List<Backend.Listed> readings =
                    phrases.choices(task.parameter(name).orElseThrow(), held.readings(), draft.said.locale());
            if (left) {
                return Optional.of(suggesting(draft, needs, readings.get(0)));
            }
            return Optional.of(asking(
                    draft,
                    new Reply.Clarify(draft.notes, new Reply.Subject.WhichValue(name), needs, readings),
                    Phase.CLARIFYING,
                    needs,
                    readings));
        }
        Optional<OptionSource> source = source(draft, task, first);
        List<Backend.Listed> options = List.of();
        if (source.isPresent()) {
            String chosen = source.get().parameter();
            List<Backend.Listed> listed = draft.listed.get(chosen);
            if (listed == null) {
                return Optional.of(draft.awaiting(new Effect.ListOptions(
                        task.id(), chosen, draft.known(source.get().takes()))));
            }
            Optional<JsonNode> only = only(draft, task, chosen, listed);
            if (only.isPresent()) {
                draft.add(new DialogueEvent.ValueCollected(chosen, List.of(only.get()), "the only choice", 1));
                draft.moved(chosen);
                return Optional.empty();
            }
            options = possible(draft, chosen, listed);
            if (listed.isEmpty() && chosen.equals(name) && !source.get().open()) {
                draft.notes.add(new Note.NothingAvailable(
                        name, List.copyOf(draft.known(source.get().takes()).keySet())));
            }
        } else if (held != null
                && held.refusal() != null
                && !held.refusal().alternatives().isEmpty()) {
            options = held.refusal().alternatives().stream()
                    .map(choice -> new Backend.Listed(choice, Optional.empty()))
                    .toList();
        } else if (first instanceof Need.OneValue) {
            options = phrases.declaredChoices(task.parameter(name).orElseThrow(), draft.said.locale());
        }
        boolean utmost = held != null && held.utmost() && source.isPresent();
        if ((left || utmost) && !options.isEmpty()) {
            return Optional.of(suggesting(draft, needs, options.get(0)));
        }
        if (left) {
            draft.notes.add(new Note.ChoiceNeeded(first.parameters()));
        } else {
            needs.stream()
                    .filter(Need.OneValue.class::isInstance)
                    .map(need -> need.parameters().get(0))
                    .filter(other -> indifferent.contains(other)
                            && task.optionSource(other).isEmpty())
                    .forEach(other -> draft.notes.add(new Note.ChoiceNeeded(List.of(other))));
        }
        return Optional.of(asking(draft, new Reply.Ask(draft.notes, needs, options), Phase.COLLECTING, needs, options));
    }

    /** Where choices for it come from: its own, or, while a group of alternatives is incomplete, those of one that is a single value. */
    private static Optional<OptionSource> source(Draft draft, CapabilityModel task, Need first) {
        Stream<String> own = first instanceof Need.OneValue one ? Stream.of(one.parameter()) : Stream.of();
        boolean ofGroup = task.groups().stream()
                .anyMatch(group -> first.parameters().stream().anyMatch(group::contains));
        Stream<String> instead = Needs.viable(task, draft.state).stream()
                .filter(group -> ofGroup && group.size() == 1)
                .map(group -> group.get(0))
                .filter(name -> !draft.state.values().containsKey(name));
        return Stream.concat(own, instead)
                .flatMap(name -> task.optionSource(name).stream())
                .filter(source -> Settling.knows(draft, source))
                .findFirst();
    }

    /** The one choice that there is needs no saying where a person's yes to all values comes next. */
    private static Optional<JsonNode> only(
            Draft draft, CapabilityModel task, String name, List<Backend.Listed> listed) {
        boolean unsaid = !draft.state.values().containsKey(name)
                && !draft.state.asked().contains(name)
                && !draft.changed.contains(name);
        if (listed.size() != 1 || task.confirmation() != Confirmation.ALWAYS || !unsaid) {
            return Optional.empty();
        }
        JsonNode value = task.parameter(name)
                .orElseThrow()
                .normalise(listed.get(0).choice().value());
        return Optional.of(value)
                .filter(only -> Needs.of(task, draft.state.with(name, Held.of(List.of(only), "", 1)))
                        .isEmpty());
    }

    /** The person leaves the value to the site, and a value that nobody said is not invented: suggests one and asks for a yes. */
    private static Progress suggesting(Draft draft, List<Need> needs, Backend.Listed first) {
        List<Backend.Listed> options = List.of(first);
        Reply.Subject subject = new Reply.Subject.Suggest(first.choice());
        return asking(draft, new Reply.Clarify(draft.notes, subject, needs, options), Phase.CLARIFYING, needs, options);
    }

    /** The choices in the range that was said, all when there is none in it; those around a value that is none of those just shown. */
    private static List<Backend.Listed> possible(Draft draft, String name, List<Backend.Listed> listed) {
        Held held = draft.state.values().get(name);
        if (held != null && held.bounds()) {
            if (listed.stream().noneMatch(option -> held.within(option.choice().value()))) {
                draft.notes.add(new Note.NoneWithin(held.source()));
            }
            return held.meant(listed, option -> option.choice().value());
        }
        boolean refused = held != null && held.refusal() != null;
        boolean shown = TIMED.contains(
                        draft.task().parameter(name).orElseThrow().wireType())
                && draft.state
                        .offered()
                        .containsAll(listed.stream().map(Backend.Listed::choice).toList());
        return held != null && refused && shown ? nearest(held.readings(), listed) : listed;
    }

    /** The choices right before and right after days or times, in their order. */
    private static List<Backend.Listed> nearest(List<JsonNode> values, List<Backend.Listed> listed) {
        List<String> sorted = listed.stream()
                .map(option -> option.choice().value().asText())
                .sorted()
                .toList();
        Set<String> near = new HashSet<>();
        for (JsonNode value : values) {
            int place = (int) sorted.stream()
                    .filter(one -> one.compareTo(value.asText()) < 0)
                    .count();
            near.addAll(sorted.subList(Math.max(0, place - NEAR), Math.min(sorted.size(), place + NEAR)));
        }
        return listed.stream()
                .filter(option -> near.contains(option.choice().value().asText()))
                .toList();
    }

    private static Progress asking(
            Draft draft, Reply reply, Phase phase, List<Need> needs, List<Backend.Listed> options) {
        return asking(draft, reply, phase, needs, options, null);
    }

    private static Progress asking(
            Draft draft,
            Reply reply,
            Phase phase,
            List<Need> needs,
            List<Backend.Listed> options,
            @Nullable Pending pending) {
        List<String> asked = new ArrayList<>();
        needs.forEach(need -> asked.addAll(need.parameters()));
        List<String> first = draft.answer.map(Working.QuestionAnswer::asked).orElse(List.of());
        List<String> order = new ArrayList<>(first);
        asked.stream().filter(name -> !order.contains(name)).forEach(order::add);
        return draft.replying(
                Settling.wrapped(draft, reply),
                new Progress.Standing(
                        phase,
                        order,
                        Settling.offered(draft, options),
                        pending,
                        Settling.stillOpen(draft),
                        draft.state.proposal(),
                        false));
    }

    /** Nothing is done before it is clear what a value was for. */
    static Progress which(Draft draft, Note.Unclear unclear) {
        List<Need> needs =
                unclear.parameters().stream().<Need>map(Need.OneValue::new).toList();
        Reply.Subject subject = new Reply.Subject.WhichParameter(unclear.parameters());
        return asking(
                draft,
                new Reply.Clarify(draft.notes, subject, needs, List.of()),
                Phase.CLARIFYING,
                needs,
                List.of(),
                OfSeveral.pending(draft, unclear.parameters()));
    }
}
