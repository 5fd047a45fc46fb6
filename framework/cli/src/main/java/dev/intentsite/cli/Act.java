package dev.intentsite.cli;

import dev.intentsite.client.Conversation;
import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.protocol.Choice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a message is meant; at most one of the options. */
final class Act {
    @Option(names = "--yes", description = "yes to the proposal of the latest answer, and to no other")
    boolean yes;

    @Option(names = "--no", description = "no to it")
    boolean no;

    @Option(names = "--choose", paramLabel = "NUMBER", description = "take the option of that number")
    @Nullable
    Integer choose;

    @Option(names = "--ask", description = "a question in between; the task is kept")
    boolean ask;

    @Option(names = "--correct", description = "a correction of something said before")
    boolean correct;

    @Option(names = "--cancel", description = "give up")
    boolean cancel;

    @Option(names = "--again", description = "the latest message once more, after a fault; nothing is done twice")
    boolean again;

    /** Whether no words are needed. */
    boolean speaksForItself() {
        return yes || no || choose != null || cancel || again;
    }

    /** Whether there must be something that it goes on with. */
    boolean needsInteraction() {
        return speaksForItself() || ask || correct;
    }

    /**
     * Sends it.
     *
     * @param options the choices of the latest answer
     * @param message empty only when it {@link #speaksForItself}
     */
    SiteAnswer perform(Conversation conversation, List<Choice> options, Optional<Message> message) {
        if (again) {
            return conversation.again();
        }
        if (cancel) {
            return conversation.cancel();
        }
        if (yes || no) {
            return conversation.confirm(yes);
        }
        if (choose != null) {
            return conversation.choose(chosen(choose, options));
        }
        Message said = message.orElseThrow();
        if (ask) {
            return conversation.ask(said.words());
        }
        if (correct) {
            return conversation.correct(said);
        }
        return conversation.hasStarted() ? conversation.reply(said) : conversation.start(said);
    }

    private static Choice chosen(int number, List<Choice> options) {
        if (number < 1 || number > options.size()) {
            throw new IllegalArgumentException(
                    options.isEmpty()
                            ? "the latest answer has no options to choose from"
                            : "--choose " + number + " is none of the options 1 to " + options.size());
        }
        return options.get(number - 1);
    }
}
