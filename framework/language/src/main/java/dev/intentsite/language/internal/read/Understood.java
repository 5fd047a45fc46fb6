package dev.intentsite.language.internal.read;

import dev.intentsite.language.Context;
import dev.intentsite.language.Mention;
import dev.intentsite.language.Window;
import dev.intentsite.language.internal.recognize.Assent;
import dev.intentsite.language.internal.text.Analysis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The values of a message for one capability.
 *
 * @param unreadable what was asked for, that the message seems to answer in a way nothing can be read from, and what a bare
 *     value may be meant for
 * @param indifferent what was asked for and is left to the site
 * @param windows what is said of values that are not given
 */
public record Understood(
        List<Mention> mentions, List<String> unreadable, List<String> indifferent, List<Window> windows) {
    /**
     * Reads the message for the capability.
     *
     * @param inTask whether the capability was in progress
     */
    public static Understood of(Analysis analysis, CapabilityWords capability, boolean inTask) {
        Context context = analysis.utterance().context();
        Situation situation = new Situation(analysis, context, inTask);
        Reader.Read read = new Reader(analysis, capability, situation).read();
        Optional<Assent.Word> assent = Assent.of(analysis);
        boolean accepts = assent.isPresent() && assent.get().yes();
        List<Mention> mentions = Halves.narrowed(
                analysis, capability, Offers.with(analysis, capability, situation, read.mentions(), accepts));
        List<String> unreadable = new ArrayList<>(read.unclear());
        List<Window> windows = Windows.of(analysis, capability, situation, mentions);
        if (windows.isEmpty() && mentions.isEmpty() && inTask) {
            windows = Shifts.of(analysis, capability, situation);
        }
        if (inTask && unreadable.isEmpty() && windows.isEmpty()) {
            unreadable.addAll(unreadable(analysis, capability, context, mentions, assent.isPresent()));
        }
        return new Understood(
                List.copyOf(mentions),
                List.copyOf(unreadable),
                inTask ? Refusals.indifferent(analysis, capability, context, mentions) : List.of(),
                windows);
    }

    private static List<String> unreadable(
            Analysis analysis, CapabilityWords capability, Context context, List<Mention> mentions, boolean assent) {
        if (!mentions.isEmpty()
                || assent
                || !Refusals.says(analysis)
                || Questions.asks(analysis)
                || Refusals.declines(analysis)) {
            return List.of();
        }
        List<String> unreadable = new ArrayList<>();
        for (String asked : context.asked()) {
            if (capability.parameters().stream().anyMatch(one -> one.name().equals(asked))) {
                unreadable.add(asked);
                break;
            }
        }
        return unreadable;
    }
}
