package dev.intentsite.cli;

import dev.intentsite.cli.markdown.PlainText;
import dev.intentsite.client.Conversation;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intentsite send ORIGIN MESSAGE}: one message, one answer. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = {
            "Sends one message and prints the verified answer.",
            "Without --interaction it begins a new one, and says how to go on with it."
        })
final class SendCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(index = "1..*", paramLabel = "MESSAGE", description = "what you say; quotes keep it from the shell")
    List<String> words = List.of();

    @Option(names = "--interaction", paramLabel = "ID", description = "go on with this interaction")
    @Nullable
    String interaction;

    @Option(
            names = "--capability",
            paramLabel = "ID",
            description = "the capability that you mean, as discover prints it")
    @Nullable
    String capability;

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "a value in its JSON form, such as date=2026-10-16 or count=4; may be repeated")
    Map<String, String> parameters = Map.of();

    @ArgGroup(heading = "%nHow it is meant (default: a wish, then an answer):%n")
    Act act = new Act();

    @Mixin
    Asked asked = new Asked();

    @Mixin
    Identity identity = new Identity();

    SendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (words.isEmpty() && !act.speaksForItself()) {
            throw new IllegalArgumentException(
                    "say something: a MESSAGE, or one of --yes, --no, --choose, --cancel, --again");
        }
        if (!words.isEmpty() && act.speaksForItself()) {
            throw new IllegalArgumentException(
                    "--yes, --no, --choose, --cancel and --again speak for themselves: leave the MESSAGE out");
        }
        if (interaction == null && act.needsInteraction()) {
            throw new IllegalArgumentException("this goes on with something: name it with --interaction ID");
        }
        IntentClient client = identity.client(surroundings);
        SiteDescription site = client.discover(asked.origin);
        var folder = new ConversationFolder(surroundings);
        SavedConversation saved = interaction == null ? null : folder.read(interaction);
        if (saved != null && !saved.origin().equals(site.origin())) {
            throw new IllegalArgumentException(
                    "interaction " + interaction + " is with " + saved.origin() + ", not with " + site.origin());
        }
        Conversation conversation = saved == null ? client.converse(site) : client.resume(site, saved.state());
        List<Choice> options = saved == null ? List.of() : saved.options();
        SavedConversation next = new SavedConversation(site.origin(), conversation.state(), options);
        try {
            SiteAnswer answer = act.perform(conversation, options, message(site));
            next = next.after(conversation.state(), answer);
            print(site, answer, conversation);
            return ExitCode.of(answer);
        } finally {
            folder.write(new SavedConversation(site.origin(), conversation.state(), next.options()));
        }
    }

    private Optional<Message> message(SiteDescription site) {
        String said = words.isEmpty() ? null : String.join(" ", words);
        return ParameterText.message(site.manifest(), said, capability, parameters);
    }

    private void print(SiteDescription site, SiteAnswer answer, Conversation conversation) {
        if (asked.json) {
            surroundings.out().println(RawJson.of(answer.envelope()));
            return;
        }
        surroundings.out().println(new AnswerView(site, surroundings.colour()).show(answer));
        if (!conversation.hasEnded() && conversation.hasStarted()) {
            surroundings
                    .err()
                    .println("go on    intentsite send " + PlainText.line(asked.origin) + " --interaction "
                            + conversation.interactionId() + next(answer));
        }
    }

    private static String next(SiteAnswer answer) {
        if (answer.isError(ErrorStatus.BACKEND_TIMEOUT)) {
            return " --again";
        }
        return answer.asksForConfirmation() ? " --yes" : " \"…\"";
    }
}
