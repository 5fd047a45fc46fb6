package dev.intentsite.cli;

import dev.intentsite.cli.markdown.PlainText;
import dev.intentsite.cli.markdown.Style;
import dev.intentsite.client.Conversation;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.client.SiteUnreachableException;
import dev.intentsite.client.UnverifiedAnswerException;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.Manifest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A conversation in the terminal: one line, one message, one answer; a new interaction after each that has ended. */
final class Talk {
    static final List<String> COMMANDS = List.of("/ask", "/correct", "/cancel", "/again", "/new", "/help", "/quit");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_LISTED = 12;
    private static final String HELP =
            "A number takes the option of that number. A line that ends with ? asks in between.\n"
                    + "/ask WORDS      ask in between        /correct WORDS  correct something\n"
                    + "/cancel         give up               /again          send the latest line once more\n"
                    + "/new            begin anew            /quit           leave";

    private final Surroundings surroundings;
    private final IntentClient client;
    private final SiteDescription site;
    private final Lines lines;
    private final boolean json;
    private final Faults faults;
    private Conversation conversation;
    private List<Choice> options = List.of();
    private int code = ExitCode.DONE;

    Talk(Surroundings surroundings, IntentClient client, SiteDescription site, Lines lines, boolean json) {
        this.surroundings = surroundings;
        this.client = client;
        this.site = site;
        this.lines = lines;
        this.json = json;
        this.faults = new Faults(surroundings);
        this.conversation = client.converse(site);
    }

    /** Talks until there are no more lines; the exit code is that of the last answer. */
    int run() throws IOException {
        if (!json) {
            greet();
        }
        String prompt = json ? "" : Style.BOLD.of("you> ", surroundings.colour());
        for (Optional<String> line = lines.next(prompt); line.isPresent(); line = lines.next(prompt)) {
            if (line.get().equals("/quit")) {
                break;
            }
            if (!line.get().isBlank()) {
                hear(line.get());
            }
        }
        return code;
    }

    private void greet() {
        Manifest manifest = site.manifest();
        say(Style.BOLD.of(PlainText.line(manifest.company()), surroundings.colour()) + "  " + site.origin());
        manifest.about().ifPresent(about -> say(PlainText.line(about)));
        say("");
        manifest.capabilities().stream()
                .filter(capability -> !capability.isPersonsRight())
                .limit(MOST_LISTED)
                .forEach(capability -> list(capability.intent(), capability));
        manifest.capabilities().stream()
                .filter(Manifest.Capability::isPersonsRight)
                .findFirst()
                .ifPresent(right -> list("Your personal data", right));
        say("");
    }

    private void list(String what, Manifest.Capability capability) {
        String example = capability.examples().stream()
                .findFirst()
                .map(words -> "  “" + words + "”")
                .orElse("");
        say(PlainText.line("  " + what + example));
    }

    private void hear(String line) {
        try {
            if (line.equals("/help")) {
                say(HELP);
            } else if (line.equals("/new")) {
                begin();
                say("A new conversation. What would you like?");
            } else {
                answer(line);
            }
        } catch (SiteUnreachableException
                | UnverifiedAnswerException
                | IllegalArgumentException
                | IllegalStateException fault) {
            code = faults.report(fault);
            if (!(fault instanceof IllegalArgumentException) && !(fault instanceof IllegalStateException)) {
                surroundings.err().println("intentsite: /again sends it once more; nothing is done twice");
            }
        }
    }

    private void answer(String line) {
        SiteAnswer answer = send(line);
        show(answer);
        if (answer.isSigned()
                && answer.response().status().filter("accepted"::equals).isPresent()) {
            surroundings.err().println("intentsite: the site is at work; waiting for what comes of it");
            show(conversation.await(PATIENCE));
        }
    }

    private void show(SiteAnswer answer) {
        if (answer.isError(ErrorStatus.BACKEND_TIMEOUT)) {
            surroundings.err().println("intentsite: /again asks what became of it; nothing is done twice");
        }
        code = ExitCode.of(answer);
        if (answer.isSigned()) {
            options = answer.options();
        }
        say(
                json
                        ? RawJson.of(answer.envelope())
                        : "\n" + new AnswerView(site, surroundings.colour()).show(answer) + "\n");
    }

    private SiteAnswer send(String line) {
        if (line.equals("/again")) {
            return conversation.again();
        }
        if (line.equals("/cancel")) {
            return conversation.cancel();
        }
        if (conversation.hasEnded()) {
            begin();
        }
        if (line.startsWith("/ask ")) {
            return conversation.ask(line.substring(5).strip());
        }
        if (line.startsWith("/correct ")) {
            return conversation.correct(line.substring(9).strip());
        }
        if (line.startsWith("/")) {
            throw new IllegalArgumentException("there is no command " + line + ": /help lists them");
        }
        if (!conversation.hasStarted()) {
            return conversation.start(line);
        }
        Optional<Choice> chosen = Numbered.choice(line, options);
        if (chosen.isPresent()) {
            return conversation.choose(chosen.get());
        }
        return line.endsWith("?") ? conversation.ask(line) : conversation.reply(line);
    }

    private void begin() {
        conversation = client.converse(site);
        options = List.of();
    }

    private void say(String safe) {
        surroundings.out().println(safe);
    }
}
