package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.read.ListAppender;
import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;
import dev.intentsite.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What somebody sends cannot write the log's entries. */
class LogTest {
    private static final String HOSTILE = "x\n12:00:00 ERROR all is lost\u001b[2J";

    static final class Careless {
        record Note(@Parameter("The note") String note) {}

        @Capability(intent = "Take a note", description = "Takes a note", examples = "Take a note")
        Outcome take(Note note) {
            throw new IllegalStateException("cannot take " + note.note());
        }
    }

    @Test
    void whatAnIncidentSaysOfAMessageStaysOnItsLine() {
        Logger root = (Logger) LoggerFactory.getLogger("dev.intentsite.site");
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        try (Served site = Served.of(TestClock.at(Restaurant.NOW, "America/Chicago"), new Careless())) {
            var note = Agent.start("Take a note").put("capability", "take");
            note.putObject("parameters").put("note", HOSTILE);
            assertThat(new Agent(site).send(note).status()).isEqualTo("internal_error");
        } finally {
            root.detachAppender(log);
        }
        assertThat(log.list).isNotEmpty().allSatisfy(entry -> {
            assertThat(entry.getFormattedMessage().chars()).noneMatch(Character::isISOControl);
            for (IThrowableProxy fault = entry.getThrowableProxy(); fault != null; fault = fault.getCause()) {
                assertThat(fault.getMessage().chars()).noneMatch(Character::isISOControl);
            }
        });
        assertThat(log.list)
                .anySatisfy(entry ->
                        assertThat(entry.getThrowableProxy().getMessage()).contains("cannot take x\\n12:00:00 ERROR"));
    }

    @Test
    void theSamplesOwnLogWritesAnybodysMessageOnOneLine() throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(BellaCucina.class.getResource("/logback.xml"));
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");

        byte[] line = console.getEncoder()
                .encode(new LoggingEvent(
                        "x", context.getLogger("a.library"), Level.WARN, HOSTILE + "\r\u2028y", null, null));
        context.stop();

        assertThat(new String(line, StandardCharsets.UTF_8))
                .endsWith("a.library x 12:00:00 ERROR all is lost [2J  y" + System.lineSeparator());
    }
}
