package dev.intentsite.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.client.Conversation;
import dev.intentsite.client.Message;
import dev.intentsite.client.SiteAnswer;
import dev.intentsite.client.UnverifiedAnswerException;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a site in which each answer is checked as it comes. Methods that speak ({@link #says}, {@link #chooses},
 * {@link #confirms}, {@link #asks}, {@link #corrects}, {@link #givesUp}) send a message; all others look at the latest answer. What is
 * not so throws an {@link AssertionError} that says what was expected, what was answered, and the whole conversation until then; so
 * does an answer whose signature does not hold.
 *
 * <p>For one thread.
 */
public final class TestConversation {
    private final Conversation conversation;
    private final Transcript transcript = new Transcript();
    private @Nullable SiteAnswer latest;

    private TestConversation(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Checks a conversation that is held otherwise than in memory, such as over HTTP. */
    public static TestConversation of(Conversation conversation) {
        return new TestConversation(conversation);
    }

    /** Says it in words: what is wanted at first, then an answer to what the site asked. */
    public TestConversation says(String words) {
        return says(Message.of(words));
    }

    /** Says it, in words and in structured values. */
    public TestConversation says(Message message) {
        return sends(
                message.words(),
                () -> conversation.hasStarted() ? conversation.reply(message) : conversation.start(message));
    }

    /** Takes the option that is shown with this label or has this value. */
    public TestConversation chooses(String labelOrValue) {
        Choice choice = answer().options().stream()
                .filter(option -> shows(option, labelOrValue))
                .findFirst()
                .orElseThrow(() ->
                        fails("an option \"" + labelOrValue + "\" to choose", Answers.options(answer().options())));
        return sends("(chooses " + choice.label() + ")", () -> conversation.choose(choice));
    }

    /** Says yes to what the site proposes. */
    public TestConversation confirms() {
        asksForConfirmation();
        return sends("(says yes)", () -> conversation.confirm(true));
    }

    /** Says no to what the site proposes. */
    public TestConversation declines() {
        asksForConfirmation();
        return sends("(says no)", () -> conversation.confirm(false));
    }

    /** Asks a question in the middle of the task. */
    public TestConversation asks(String question) {
        return sends("(asks) " + question, () -> conversation.ask(question));
    }

    /** Corrects something said before. */
    public TestConversation corrects(String words) {
        return sends("(corrects) " + words, () -> conversation.correct(words));
    }

    /** Gives up; the site answers with status {@code cancelled}. */
    public TestConversation givesUp() {
        return sends("(gives up)", conversation::cancel);
    }

    /** The answer's message holds this text. */
    public TestConversation hears(String text) {
        String message = answer().response().message();
        return holds(message.contains(text), "to hear \"" + text + "\"", "\"" + message + "\"");
    }

    /** The answer's message does not hold this text. */
    public TestConversation doesNotHear(String text) {
        String message = answer().response().message();
        return holds(!message.contains(text), "not to hear \"" + text + "\"", "\"" + message + "\"");
    }

    /** The site asks, and this is what it asks for now: a parameter by its name or label. */
    public TestConversation asksFor(String parameter) {
        SiteAnswer answer = answer();
        boolean asks = answer.response().flowType() == FlowType.INFORMATION_REQUEST
                || answer.response().flowType() == FlowType.CLARIFICATION_REQUEST
                || answer.response().flowType() == FlowType.INFORMATION_RESPONSE;
        return holds(
                asks && Answers.asksFor(answer.response(), parameter),
                "the site to ask for \"" + parameter + "\"",
                Answers.outcome(answer.response()));
    }

    /** These are among the choices for the parameter, by label or by value. */
    public TestConversation offers(String parameter, String... labelsOrValues) {
        List<Choice> offered = offered(parameter);
        for (String wanted : labelsOrValues) {
            holds(
                    offered.stream().anyMatch(option -> shows(option, wanted)),
                    "the site to offer \"" + wanted + "\" for " + parameter,
                    Answers.options(offered));
        }
        return holds(
                !offered.isEmpty(), "the site to offer choices for " + parameter, Answers.outcome(answer().response()));
    }

    /** The choices for the parameter are these, by label or by value, in this order, and no others. */
    public TestConversation offersOnly(String parameter, String... labelsOrValues) {
        List<Choice> offered = offered(parameter);
        boolean same = offered.size() == labelsOrValues.length
                && IntStream.range(0, labelsOrValues.length)
                        .allMatch(place -> shows(offered.get(place), labelsOrValues[place]));
        return holds(
                same,
                "the site to offer " + String.join(", ", labelsOrValues) + " for " + parameter + " and nothing else",
                Answers.options(offered));
    }

    /** This is not among the choices for the parameter. */
    public TestConversation doesNotOffer(String parameter, String labelOrValue) {
        List<Choice> offered = offered(parameter);
        return holds(
                offered.stream().noneMatch(option -> shows(option, labelOrValue)),
                "the site not to offer \"" + labelOrValue + "\" for " + parameter,
                Answers.options(offered));
    }

    /** The site holds this value now, in its JSON form: {@code 2}, {@code 2026-10-16}, {@code Jane Smith}. */
    public TestConversation knows(String parameter, String value) {
        JsonNode held = answer().response().collectedInformation().get(parameter);
        return holds(
                held != null && Json.text(held).equals(value),
                "the site to know " + parameter + " = " + value,
                Answers.collected(answer().response()));
    }

    /** The site asks "shall I do it?". */
    public TestConversation asksForConfirmation() {
        return holds(
                answer().asksForConfirmation(),
                "the site to ask for confirmation",
                Answers.outcome(answer().response()));
    }

    /** It is done. */
    public TestConversation isConfirmed() {
        return ended("confirmed");
    }

    /** It is done, under a number that begins so, such as {@code RES-2026-10-16-}. */
    public TestConversation isConfirmed(String externalIdPrefix) {
        isConfirmed();
        Optional<String> id = answer().response().externalId();
        return holds(
                id.filter(number -> number.startsWith(externalIdPrefix)).isPresent(),
                "to be confirmed under a number that begins with \"" + externalIdPrefix + "\"",
                id.map(number -> "\"" + number + "\"").orElse("no number"));
    }

    /** The question that began the conversation is answered. */
    public TestConversation isAnswered() {
        return ended("answered");
    }

    /** The business refused for good. */
    public TestConversation hasFailed() {
        return ended("failed");
    }

    /** The message was refused with this error. */
    public TestConversation isRefused(ErrorStatus status) {
        return holds(answer().isError(status), "the error " + status.wire(), Answers.outcome(answer().response()));
    }

    /** The conversation was given up. */
    public TestConversation isCancelled() {
        return isRefused(ErrorStatus.CANCELLED);
    }

    /**
     * The latest answer, verified, for whatever is not checked here.
     *
     * @throws AssertionError when nothing was said yet
     */
    public SiteAnswer answer() {
        SiteAnswer answer = latest;
        if (answer == null) {
            throw new AssertionError("Nothing was said yet: begin with says(…)");
        }
        return answer;
    }

    /** The company's number of what was done, such as a reference. */
    public String externalId() {
        return answer().response()
                .externalId()
                .orElseThrow(() -> fails("an answer with a number", Answers.outcome(answer().response())));
    }

    /** The conversation itself, to speak in other ways than these. */
    public Conversation conversation() {
        return conversation;
    }

    /** All that was said, for people. */
    public String transcript() {
        return transcript.toString();
    }

    private TestConversation sends(String words, Supplier<SiteAnswer> message) {
        transcript.person(words);
        try {
            SiteAnswer answer = message.get();
            transcript.site(answer.response());
            latest = answer;
            if (!answer.isSigned()) {
                throw fails(
                        "a signed answer",
                        Answers.outcome(answer.response()) + ", with nothing that proves whose it is");
            }
            return this;
        } catch (UnverifiedAnswerException | IllegalStateException fault) {
            AssertionError failure = fails("an answer", String.valueOf(fault.getMessage()));
            failure.initCause(fault);
            throw failure;
        }
    }

    private TestConversation ended(String status) {
        boolean is = answer().response().flowType() == FlowType.EXECUTION_RESULT
                && answer().response().status().filter(status::equals).isPresent();
        return holds(is, "the result \"" + status + "\"", Answers.outcome(answer().response()));
    }

    private List<Choice> offered(String parameter) {
        return answer().options().stream()
                .filter(option -> option.parameter().equals(parameter))
                .toList();
    }

    private static boolean shows(Choice option, String labelOrValue) {
        return option.label().equals(labelOrValue) || Json.text(option.value()).equals(labelOrValue);
    }

    private TestConversation holds(boolean fact, String expected, String found) {
        if (!fact) {
            throw fails(expected, found);
        }
        return this;
    }

    private AssertionError fails(String expected, String found) {
        return new AssertionError(
                "Expected " + expected + ", but found " + found + ".\n\nThe conversation:\n" + transcript);
    }
}
