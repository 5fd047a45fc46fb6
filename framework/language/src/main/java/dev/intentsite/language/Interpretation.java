package dev.intentsite.language;

import java.util.List;
import java.util.Optional;

/**
 * What a message can mean.
 *
 * @param routes the capabilities that it may be about, the most likely first; empty when none fits. While a task is in
 *     progress and the message says nothing of another one, the first is that task
 * @param mentions the values it gives, in the order of the message, read for the first route (or the task in progress)
 * @param assent {@code true} for a yes, {@code false} for a no, to what the site asked
 * @param command a word about the conversation itself
 * @param question whether it asks something rather than tells
 * @param switching whether it leaves the task in progress for the first route in the person's own words
 * @param unreadable parameters that were asked for and that the message tries to answer in a way nothing can be read
 *     from, and those among which a bare value is unclear ("change it to 8": eight people, or eight o'clock); to be asked
 * @param indifferent parameters that were asked for and that the person leaves to the site ("any", "I don't care")
 *     or has not got ("I don't have it", "I lost the reference")
 * @param foreign whether the message is in a language that is not read, and nothing was found in it
 * @param windows what it says of values that it does not give ("in the evening")
 * @param notes what else to tell a person who asks how it was read; decides nothing
 * @param parts its sentences, and the clauses that begin a request of their own ("… and cancel …"), where there are
 *     several, each as it would be read alone; all else is of the whole message
 */
public record Interpretation(
        List<Route> routes,
        List<Mention> mentions,
        Optional<Boolean> assent,
        Optional<Command> command,
        boolean question,
        boolean switching,
        List<String> unreadable,
        List<String> indifferent,
        boolean foreign,
        List<Window> windows,
        List<String> notes,
        List<Part> parts) {
    /** An interpretation that there is nothing else to tell of. */
    public Interpretation(
            List<Route> routes,
            List<Mention> mentions,
            Optional<Boolean> assent,
            Optional<Command> command,
            boolean question,
            boolean switching,
            List<String> unreadable,
            List<String> indifferent,
            boolean foreign,
            List<Window> windows) {
        this(
                routes,
                mentions,
                assent,
                command,
                question,
                switching,
                unreadable,
                indifferent,
                foreign,
                windows,
                List.of(),
                List.of());
    }

    public Interpretation {
        routes = List.copyOf(routes);
        mentions = List.copyOf(mentions);
        unreadable = List.copyOf(unreadable);
        indifferent = List.copyOf(indifferent);
        windows = List.copyOf(windows);
        notes = List.copyOf(notes);
        parts = List.copyOf(parts);
    }

    /** The same, with these notes. */
    public Interpretation withNotes(List<String> told) {
        return with(told, parts);
    }

    /** The same, with these parts. */
    public Interpretation withParts(List<Part> read) {
        return with(notes, read);
    }

    private Interpretation with(List<String> told, List<Part> read) {
        return new Interpretation(
                routes,
                mentions,
                assent,
                command,
                question,
                switching,
                unreadable,
                indifferent,
                foreign,
                windows,
                told,
                read);
    }

    /**
     * A part of the message.
     *
     * @param words its characters
     * @param interpretation what they can mean alone, where the conversation stands; spans count from the part's beginning
     */
    public record Part(String words, Interpretation interpretation) {}

    /** A word about the conversation itself. */
    public enum Command {
        /** "never mind", "cancel that" */
        CANCEL,
        /** "start over" */
        START_OVER,
        /** "help", "what can you do" */
        HELP,
        /** "hello" in the middle of a task */
        GREETING,
        /** "thanks" */
        THANKS,
        /** "bye"; "that's all" while no task is in progress */
        FAREWELL
    }
}
