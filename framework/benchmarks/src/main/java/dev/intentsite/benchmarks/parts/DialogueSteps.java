package dev.intentsite.benchmarks.parts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.Utterance;
import dev.intentsite.protocol.Request;
import dev.intentsite.protocol.attribution.Verified;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import dev.intentsite.site.internal.dialogue.Dialogue;
import dev.intentsite.site.internal.dialogue.Effect;
import dev.intentsite.site.internal.dialogue.Input;
import dev.intentsite.site.internal.dialogue.Phrasing;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.dialogue.Retry;
import dev.intentsite.site.internal.dialogue.Said;
import dev.intentsite.site.internal.model.Backend;
import dev.intentsite.site.internal.model.ModelReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The dialogue of one asking turn: its message, the effects that it asks for, and what comes of them. Thread-safe. */
final class DialogueSteps {
    private final Dialogue dialogue;
    private final Phrasing phrasing;
    private final Backend backend;
    private final Said said;
    private final Request request;
    private final Turn turn;
    private final List<Input> inputs = new ArrayList<>();
    private final Progress settled;

    DialogueSteps(
            ModelReader.Read read, Request request, Verified verified, Interpreter interpreter, Utterance utterance) {
        this.backend = read.backend();
        this.dialogue = new Dialogue(read.model(), backend::violations);
        this.phrasing = new Phrasing(read.model());
        this.request = request;
        this.turn = new Turn(
                request.interactionId(), 1, utterance.now(), utterance.locale(), verified.actors(), verified.trust());
        this.said = new Said(
                request.flowType(),
                request.message(),
                request.capability(),
                request.parameters(),
                request.idempotencyKey().map(key -> new Retry(key, request.queryHash())),
                interpreter.interpret(utterance),
                (message, capability) -> interpreter.mentions(utterance, capability),
                verified.trust(),
                utterance.locale());
        Progress progress = begin();
        while (progress.effect().isPresent()) {
            Input input = asked(progress.effect().get());
            inputs.add(input);
            progress = dialogue.next(progress, input);
        }
        this.settled = progress;
    }

    /** The dialogue alone: what the backend says is known already. */
    Progress steps() {
        Progress progress = begin();
        for (Input input : inputs) {
            progress = dialogue.next(progress, input);
        }
        return progress;
    }

    /** The dialogue with the backend's methods called. */
    Progress stepsWithBackend() {
        Progress progress = begin();
        while (progress.effect().isPresent()) {
            progress = dialogue.next(progress, asked(progress.effect().get()));
        }
        return progress;
    }

    /** The answer in words. */
    ObjectNode phrase() {
        return phrasing.phrase(
                        settled.reply().orElseThrow(),
                        settled.state(),
                        request.interactionId(),
                        turn.locale(),
                        Optional.of(turn.now().toInstant()))
                .timestamp(turn.now().toInstant())
                .build()
                .payload();
    }

    private Progress begin() {
        return dialogue.begin(Optional.empty(), said, request.queryHash());
    }

    private Input asked(Effect effect) {
        try {
            if (effect instanceof Effect.ListOptions list) {
                return new Input.Listed(
                        list.parameter(), backend.options(list.capability(), list.parameter(), list.known(), turn));
            }
            if (effect instanceof Effect.RunCheck check
                    && backend.check(check.capability(), check.check(), check.known(), turn)
                            instanceof Verdict.Accepted) {
                return new Input.Checked(check.check(), Optional.empty());
            }
        } catch (Exception e) {
            throw new IllegalStateException("the bistro answers every question", e);
        }
        throw new IllegalStateException(
                "an asking turn asks the backend for options and checks alone, not for " + effect);
    }
}
