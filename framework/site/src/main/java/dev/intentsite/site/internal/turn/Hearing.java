package dev.intentsite.site.internal.turn;

import dev.intentsite.language.Context;
import dev.intentsite.language.Interpretation;
import dev.intentsite.language.Interpreter;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Utterance;
import dev.intentsite.protocol.Request;
import dev.intentsite.site.internal.dialogue.DialogueState;
import dev.intentsite.site.internal.dialogue.Pending;
import dev.intentsite.site.internal.dialogue.Phase;
import dev.intentsite.site.internal.dialogue.Retry;
import dev.intentsite.site.internal.dialogue.Said;
import dev.intentsite.site.internal.dialogue.TurnRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a message where its conversation stands. Thread-safe. */
final class Hearing {
    private static final Interpretation UNREAD = new Interpretation(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            List.of(),
            List.of(),
            false,
            List.of());

    private final Interpreter interpreter;
    private final TurnSettings settings;
    private final KnownLocales reading;
    /** Apart, so that those who write in other languages take nobody's region away. */
    private final KnownLocales answering;

    Hearing(Interpreter interpreter, TurnSettings settings) {
        this.interpreter = interpreter;
        this.settings = settings;
        this.reading = new KnownLocales(settings.locales());
        this.answering = new KnownLocales(settings.locales());
    }

    /** The language that the site answers in. */
    Locale answering(Request request) {
        return answering.spoken(settings.locale(request.locale()));
    }

    /** @param locale the language of the answer */
    Said said(TurnUnderWay turn, Locale locale) {
        Request request = turn.request();
        boolean taken = TurnRules.refusal(turn.state().map(DialogueState::phase), request.flowType())
                .isEmpty();
        Context context = turn.state().map(Hearing::context).orElse(Context.START);
        Utterance utterance = new Utterance(
                request.message(),
                turn.now().atZone(settings.zone()),
                reading.of(settings.locale(request.locale())),
                context);
        return said(turn, locale, utterance, taken ? interpreter.interpret(utterance) : UNREAD);
    }

    /** The message of a turn that was answered before: nothing is read in it once more. */
    Said unread(TurnUnderWay turn, Locale locale) {
        Utterance utterance = new Utterance(
                turn.request().message(),
                turn.now().atZone(settings.zone()),
                reading.of(settings.locale(turn.request().locale())),
                Context.START);
        return said(turn, locale, utterance, UNREAD);
    }

    private Said said(TurnUnderWay turn, Locale locale, Utterance utterance, Interpretation interpretation) {
        Request request = turn.request();
        return new Said(
                request.flowType(),
                request.message(),
                request.capability(),
                request.parameters(),
                request.idempotencyKey().map(key -> new Retry(key, request.queryHash())),
                interpretation,
                new Reading(interpreter, utterance),
                turn.verified().trust(),
                locale);
    }

    /** Reads words again where the conversation stands. */
    private record Reading(Interpreter interpreter, Utterance utterance) implements Said.Reader {
        @Override
        public List<Mention> mentions(String message, String capability) {
            return interpreter.mentions(utterance.saying(message), capability);
        }

        @Override
        public List<Mention> answering(String parameter, String message, String capability) {
            Context here = utterance.context();
            Context asked = new Context(
                    here.capability(),
                    here.collected(),
                    List.of(parameter),
                    here.offered(),
                    here.offeredCapability(),
                    here.siteMessage(),
                    here.confirming());
            return interpreter.mentions(new Utterance(message, utterance.now(), utterance.locale(), asked), capability);
        }
    }

    private static Context context(DialogueState state) {
        return new Context(
                Optional.ofNullable(state.capability()),
                state.usable(),
                state.asked(),
                state.offered(),
                Optional.ofNullable(state.pending())
                        .filter(pending -> pending.kind() == Pending.Kind.SWITCH)
                        .map(pending -> pending.capabilities().get(0)),
                Optional.ofNullable(state.answer())
                        .map(answer -> answer.path("message").asText()),
                state.phase() == Phase.CONFIRMING);
    }
}
