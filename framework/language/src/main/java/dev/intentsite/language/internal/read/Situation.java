package dev.intentsite.language.internal.read;

import dev.intentsite.language.Context;
import dev.intentsite.language.internal.text.Analysis;
import java.util.Set;

/** Where the conversation stands for the capability that is read. */
final class Situation {
    private final Analysis analysis;
    private final Context context;
    private final Set<String> asked;
    private final String first;
    private final boolean inTask;

    Situation(Analysis analysis, Context context, boolean inTask) {
        this.analysis = analysis;
        this.context = context;
        this.asked = Set.copyOf(context.asked());
        this.first = context.asked().isEmpty() ? "" : context.asked().get(0);
        this.inTask = inTask;
    }

    /** Whether it is what was asked for first, rather than named as still needed. */
    boolean askedFirst(String parameter) {
        return first.equals(parameter);
    }

    boolean asked(String parameter) {
        return asked.contains(parameter);
    }

    /** Whether a number or a time of the capability was asked for: then a bare number is that. */
    boolean asksFor(CapabilityWords capability) {
        return capability.parameters().stream()
                .anyMatch(
                        one -> asked(one.name()) && (one.number() || one.type().equals("time")));
    }

    boolean collected(String parameter) {
        return context.collected().containsKey(parameter);
    }

    /** Whether the capability was in progress before the message. */
    boolean inTask() {
        return inTask;
    }

    Context context() {
        return context;
    }

    /** Whether the sentence of the token asks about what is in hand; "are there any others with wifi?" looks for something. */
    boolean question(int token) {
        return Questions.asks(analysis, token) && !Questions.seeks(analysis, token);
    }
}
