package dev.intentsite.site.internal.turn;

import dev.intentsite.protocol.Request;
import dev.intentsite.site.Answer;
import dev.intentsite.site.BackendTimeoutException;
import dev.intentsite.site.BackendUnavailableException;
import dev.intentsite.site.Turn;
import dev.intentsite.site.internal.dialogue.Dialogue;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Effect;
import dev.intentsite.site.internal.dialogue.Input;
import dev.intentsite.site.internal.dialogue.Progress;
import dev.intentsite.site.internal.dialogue.Said;
import java.time.Duration;
import java.util.Locale;

/** Holds one turn of the dialogue with all the effects that it asks for, and keeps it. Thread-safe. */
final class Conversing {
    private static final Duration LATER = Duration.ofSeconds(30);

    private final TurnSettings settings;
    private final Hearing hearing;
    private final Dialogue dialogue;
    private final Effects effects;
    private final Deadline deadline;
    private final References references;
    private final Acting acting;
    private final Keeping keeping;

    Conversing(
            TurnParts parts,
            TurnSettings settings,
            Hearing hearing,
            Effects effects,
            References references,
            Acting acting,
            Keeping keeping) {
        this.settings = settings;
        this.hearing = hearing;
        this.dialogue = parts.dialogue();
        this.effects = effects;
        this.deadline = parts.deadline();
        this.references = references;
        this.acting = acting;
        this.keeping = keeping;
    }

    Answer converse(TurnUnderWay turn) throws Exception {
        Request request = turn.request();
        Locale locale = hearing.answering(request);
        Said said = hearing.said(turn, locale);
        Turn seen = new Turn(
                request.interactionId(),
                turn.state().map(DialogueState::turn).orElse(0L) + 1,
                turn.now().atZone(settings.zone()),
                locale,
                turn.verified().actors(),
                turn.verified().trust());
        try {
            return held(turn, said, seen);
        } catch (Exception e) {
            keeping.withdrawWhatDidNothing(turn, e);
            throw e;
        } finally {
            acting.hearLater(turn, locale);
        }
    }

    private Answer held(TurnUnderWay turn, Said said, Turn seen) throws Exception {
        Progress progress = dialogue.begin(turn.state(), said, turn.intentHash());
        while (progress.effect().isPresent()) {
            Effect effect = progress.effect().get();
            references.admit(effect, turn.sender());
            progress = stepped(turn, progress, effect, seen);
        }
        return keeping.finish(turn, progress);
    }

    private Progress stepped(TurnUnderWay turn, Progress progress, Effect effect, Turn seen) throws Exception {
        if (effect instanceof Effect.Reconcile reconcile) {
            return acting.reconcile(turn, progress, reconcile);
        }
        return effect instanceof Effect.Execute execute && execute.acts()
                ? acting.act(turn, progress, execute, seen)
                : dialogue.next(progress, asked(effect, seen, turn.sender()));
    }

    private Input asked(Effect effect, Turn seen, Sender sender) throws Exception {
        try {
            Input input = deadline.breakingOff(() -> effects.run(effect, seen));
            references.count(effect, input, sender);
            return input;
        } catch (Deadline.OverdueException e) {
            throw Keeping.overdue(effect.capability(), e);
        } catch (BackendUnavailableException e) {
            throw Keeping.unavailable(e.retryAfter());
        } catch (BackendTimeoutException e) {
            throw Keeping.unavailable(LATER);
        }
    }
}
