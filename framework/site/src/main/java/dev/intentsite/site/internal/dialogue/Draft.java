package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A turn while one step works on it: {@link Progress} thawed. Lives for one step of one thread. */
final class Draft {
    final SiteModel model;
    Said said;
    final Phase phaseBefore;
    DialogueState state;
    boolean agreed;
    Optional<OpenQuestion> question;
    final List<String> questioned;
    final List<Working.Asked> ahead;
    Optional<Working.QuestionAnswer> answer;
    Optional<Tasks.Unclear> unclear;
    final Set<String> changed;
    final Set<String> checked;
    final Map<String, List<Backend.Listed>> listed;
    final List<Note> notes;
    private final List<DialogueEvent> events;

    private Draft(SiteModel model, DialogueState state, List<DialogueEvent> events, Working working) {
        this.model = model;
        this.said = working.said();
        this.phaseBefore = working.phaseBefore();
        this.state = state;
        this.agreed = working.agreed();
        this.question = working.question();
        this.questioned = new ArrayList<>(working.questioned());
        this.ahead = new ArrayList<>(working.ahead());
        this.answer = working.answer();
        this.unclear = working.unclear();
        this.changed = new HashSet<>(working.changed());
        this.checked = new HashSet<>(working.checked());
        this.listed = new LinkedHashMap<>(working.listed());
        this.notes = new ArrayList<>(working.notes());
        this.events = new ArrayList<>(events);
    }

    static Draft begin(SiteModel model, DialogueState state, Said said) {
        return new Draft(
                model,
                state,
                List.of(),
                new Working(
                        said,
                        state.phase(),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        List.of(),
                        false,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    static Draft of(SiteModel model, Progress progress) {
        return new Draft(model, progress.state(), progress.events(), progress.working());
    }

    void add(DialogueEvent event) {
        events.add(event);
        state = state.after(event);
    }

    /** The task in hand. */
    CapabilityModel task() {
        String id = state.capability();
        if (id == null) {
            throw new IllegalStateException("no task is in hand");
        }
        return capability(id);
    }

    boolean hasTask() {
        return state.capability() != null;
    }

    CapabilityModel capability(String id) {
        return model.find(id).orElseThrow(() -> new IllegalStateException("no capability " + id));
    }

    /** What is known has changed by this value: what was asked of the backend with another one counts no more. */
    void moved(String parameter) {
        changed.add(parameter);
        CapabilityModel task = task();
        task.optionSources().stream()
                .filter(source -> source.takes().contains(parameter))
                .forEach(source -> listed.remove(source.parameter()));
        task.checks().stream()
                .filter(check -> check.takes().contains(parameter))
                .forEach(check -> checked.remove(check.key()));
    }

    void refuse(String parameter, String reason, List<Choice> alternatives) {
        add(new DialogueEvent.ValueRefused(parameter, reason, alternatives));
        notes.removeIf(note ->
                note instanceof Note.ValueRefused refused && refused.parameter().equals(parameter));
        notes.add(new Note.ValueRefused(parameter, reason));
    }

    void forget(Set<String> parameters) {
        if (!parameters.isEmpty()) {
            add(new DialogueEvent.ValuesForgotten(List.copyOf(parameters)));
            parameters.forEach(this::moved);
        }
    }

    /** Whether the message has a question that nothing here answers. */
    boolean unanswered() {
        return notes.stream().anyMatch(Note.NoAnswer.class::isInstance);
    }

    Progress awaiting(Effect effect) {
        return new Progress(
                state, events, Optional.of(effect), Optional.empty(), Progress.Standing.in(state.phase()), working());
    }

    Progress replying(Reply reply, Progress.Standing standing) {
        return new Progress(state, events, Optional.empty(), Optional.of(reply), standing, working());
    }

    private Working working() {
        return new Working(
                said,
                phaseBefore,
                changed,
                checked,
                listed,
                notes,
                agreed,
                question,
                questioned,
                ahead,
                answer,
                unclear);
    }

    /** What is known of these parameters. */
    Map<String, JsonNode> known(List<String> parameters) {
        Map<String, JsonNode> known = new LinkedHashMap<>();
        state.values().forEach((name, held) -> {
            if (held.usable() && parameters.contains(name)) {
                known.put(name, held.value());
            }
        });
        return known;
    }
}
