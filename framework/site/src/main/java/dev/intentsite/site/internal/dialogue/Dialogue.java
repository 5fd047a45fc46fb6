package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.schema.Fault;
import dev.intentsite.site.internal.model.SiteModel;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a conversation ({@code wire.md} § 3) as a pure function that is stepped until it has an answer: a message
 * begins a turn, each effect's result takes it further, and in the end there is a {@link Reply}. It does nothing itself and
 * keeps nothing between calls.
 */
public final class Dialogue {
    private final SiteModel model;
    private final Phrases phrases;
    private final Settling settling;
    private final Questions questions;
    private final Tasks tasks;
    private final Returns returns;

    public Dialogue(SiteModel model, JointConstraints constraints) {
        this.model = model;
        this.phrases = new Phrases();
        this.settling = new Settling(phrases, constraints);
        this.questions = new Questions(model, settling, phrases, constraints);
        this.tasks = new Tasks(model);
        this.returns = new Returns(settling, phrases);
    }

    /**
     * Takes a message.
     *
     * @param before where the interaction stands; empty when there is none yet
     * @param intentHash hash of the interaction's first message
     */
    public Progress begin(Optional<DialogueState> before, Said said, String intentHash) {
        DialogueState state = before.orElseGet(DialogueState::start);
        Draft draft = Draft.begin(model, state, said);
        if (state.phase() == Phase.EXECUTING
                && said.retry().isPresent()
                && said.retry().get().equals(state.attempt())) {
            return returns.underWay(draft);
        }
        Optional<ErrorStatus> refusal = TurnRules.refusal(before.map(DialogueState::phase), said.flowType());
        if (refusal.isPresent()) {
            return failing(
                    draft,
                    refusal.get(),
                    phrases.refusal(refusal.get(), before.map(DialogueState::phase), said.locale()),
                    List.of());
        }
        List<Fault> faults = ParameterFaults.ofEnvelope(said, model, Optional.ofNullable(state.capability()));
        if (!faults.isEmpty()) {
            return failing(draft, ErrorStatus.INVALID_REQUEST, phrases.invalid(said.locale()), faults);
        }
        draft.add(new DialogueEvent.MessageReceived(
                state.turn() + 1,
                said.flowType().wire(),
                said.message(),
                said.capability().orElse(null),
                model.declared(said.parameters()),
                said.retry().map(Retry::key).orElse(null),
                before.isEmpty() ? intentHash : null));
        if (state.phase() == Phase.EXECUTING) {
            return returns.underWay(draft);
        }
        Optional<Interpretation.Command> command = said.interpretation().command();
        boolean structured = said.capability().isPresent() || !said.parameters().isEmpty();
        if (said.flowType() == FlowType.ERROR || (before.isPresent() && !structured && givesUp(draft))) {
            return cancelled(draft);
        }
        if (command.equals(Optional.of(Interpretation.Command.START_OVER)) && before.isPresent()) {
            draft.add(new DialogueEvent.Restarted());
            draft.notes.add(new Note.Restarted());
        }
        Requests.in(draft).ifPresent(several -> {
            draft.said = several.task();
            draft.ahead.addAll(several.questions());
            several.unanswered().forEach(words -> draft.notes.add(new Note.NoAnswer(words)));
            if (!several.later().isEmpty()) {
                draft.add(new DialogueEvent.Deferred(several.later()));
                draft.notes.add(new Note.Deferred(several.later()));
            }
        });
        return understood(draft);
    }

    /** Whoever takes leave in the middle of a task gives it up, but for a yes to what was asked. */
    private static boolean givesUp(Draft draft) {
        Interpretation read = draft.said.interpretation();
        boolean answers = read.assent().equals(Optional.of(true))
                && (draft.state.phase() == Phase.CONFIRMING || draft.state.phase() == Phase.CLARIFYING);
        return read.command().equals(Optional.of(Interpretation.Command.CANCEL))
                || read.command().equals(Optional.of(Interpretation.Command.FAREWELL)) && draft.hasTask() && !answers;
    }

    /**
     * What has come of work that is under way, for somebody who waits for it without a new message.
     *
     * @param said the message that the work is heard of by, which was answered before
     */
    public Progress heardOf(DialogueState executing, Said said) {
        return returns.underWay(Draft.begin(model, executing, said));
    }

    /** Takes what came of the effect that {@code progress} waits for. */
    public Progress next(Progress progress, Input input) {
        Draft draft = Draft.of(model, progress);
        if (draft.question.isPresent()) {
            return questions.next(draft, progress, input);
        }
        if (input instanceof Input.Listed listed) {
            draft.listed.put(listed.parameter(), listed.choices());
            return settling.settle(draft);
        }
        if (input instanceof Input.Checked checked) {
            return checked(draft, progress, checked);
        }
        return returns.next(draft, input);
    }

    private Progress understood(Draft draft) {
        Tasks.Choice choice = tasks.choose(draft);
        if (choice instanceof Tasks.Untrusted untrusted) {
            return failing(
                    draft,
                    ErrorStatus.ATTRIBUTION_UNTRUSTED,
                    phrases.untrusted(untrusted.least(), draft.said.locale()),
                    List.of());
        }
        if (choice instanceof Tasks.Leave) {
            return WhichTask.leave(draft);
        }
        if (choice instanceof Tasks.Unclear unclear) {
            draft.unclear = Optional.of(unclear);
            return questions.ahead(draft);
        }
        if (choice instanceof Tasks.AskedBetween asked) {
            return questions.begin(draft, asked.capability(), asked.mentions());
        }
        Tasks.Chosen chosen = (Tasks.Chosen) choice;
        List<Fault> faults = ParameterFaults.of(draft.said, draft.task());
        if (!faults.isEmpty()) {
            return failing(draft, ErrorStatus.INVALID_REQUEST, phrases.invalid(draft.said.locale()), faults);
        }
        boolean restarted =
                draft.said.interpretation().command().equals(Optional.of(Interpretation.Command.START_OVER));
        ValueTaking.take(draft, restarted ? List.of() : chosen.mentions(), chosen.parameters());
        boolean answers = chosen.sameTask() && draft.ahead.isEmpty() && !draft.unanswered();
        if (draft.state.phase() == Phase.CONFIRMING && answers) {
            Optional<Progress> word = word(draft);
            if (word.isPresent()) {
                return word.get();
            }
        }
        dropWhatIsLeft(draft);
        dropWhatIsDeclined(draft);
        Lacking.note(draft);
        Misreadings.note(draft, chosen);
        return questions.ahead(draft);
    }

    /** The person's word on what was to be confirmed; empty when the values have to be settled again. */
    private Optional<Progress> word(Draft draft) {
        Optional<Boolean> structured =
                Optional.ofNullable(draft.said.parameters().get("confirmation")).map(JsonNode::booleanValue);
        Optional<Boolean> spoken = draft.said.interpretation().assent();
        if (!draft.changed.isEmpty()) {
            return Optional.empty();
        }
        if (structured.isPresent() && spoken.isPresent() && !structured.equals(spoken)) {
            draft.notes.add(new Note.Disagreement("confirmation"));
            return Optional.empty();
        }
        Optional<Boolean> word = structured.or(() -> spoken);
        // "No, make it 8", "yes, but at 8": what should be eight has to be asked.
        if (word.isEmpty() || !draft.said.interpretation().unreadable().isEmpty()) {
            return Optional.empty();
        }
        if (draft.state.declined()) {
            // What was asked last is what should be different: a "yes" to that agrees to nothing, so it is asked once
            // more.
            return Optional.of(word.get() ? settling.settle(draft) : cancelled(draft));
        }
        if (word.get()) {
            draft.agreed = true;
            return Optional.empty();
        }
        return Optional.of(settling.declined(draft));
    }

    /** An optional value that is still open or refused is settled as none when the person does not care for it. */
    private static void dropWhatIsLeft(Draft draft) {
        for (String name : draft.said.interpretation().indifferent()) {
            Held held = draft.state.values().get(name);
            boolean open = held != null && !held.usable() && !draft.changed.contains(name);
            if (open && Needs.dispensable(draft.task(), draft.state, name)) {
                draft.add(new DialogueEvent.ValueDropped(name));
                draft.moved(name);
            }
        }
    }

    /** Who turns down the earliest that there is sees the others. */
    private static void dropWhatIsDeclined(Draft draft) {
        if (!draft.said.interpretation().assent().equals(Optional.of(false))) {
            return;
        }
        for (String name : draft.state.asked()) {
            Held held = draft.state.values().get(name);
            if (held != null && held.utmost() && !draft.changed.contains(name)) {
                draft.add(new DialogueEvent.ValueDropped(name));
                draft.moved(name);
            }
        }
    }

    private Progress checked(Draft draft, Progress progress, Input.Checked checked) {
        draft.checked.add(checked.check());
        if (checked.refusal().isPresent() && progress.effect().orElseThrow() instanceof Effect.RunCheck run) {
            Refusal refusal = checked.refusal().get();
            draft.refuse(run.parameter(), refusal.reason(), refusal.alternatives());
        }
        return settling.settle(draft);
    }

    private Progress cancelled(Draft draft) {
        draft.add(new DialogueEvent.Cancelled());
        return draft.replying(
                new Reply.Failure(
                        ErrorStatus.CANCELLED,
                        phrases.cancelled(draft.said.locale())
                                + phrases.later(draft.state.later(), draft.said.locale()),
                        List.of()),
                Progress.Standing.in(Phase.CANCELLED));
    }

    private static Progress failing(Draft draft, ErrorStatus status, String message, List<Fault> faults) {
        return draft.replying(new Reply.Failure(status, message, faults), Progress.Standing.in(draft.phaseBefore));
    }
}
