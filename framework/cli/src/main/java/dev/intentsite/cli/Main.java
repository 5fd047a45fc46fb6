package dev.intentsite.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** The command's entry. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        Map<String, String> environment = System.getenv();
        boolean terminal = isTerminal("intentsite.out");
        Surroundings surroundings = new Surroundings(
                environment,
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                terminal && takesStyles(environment),
                isTerminal("intentsite.in"),
                Clock.systemUTC());
        int code = run(surroundings, arguments);
        surroundings.out().flush();
        surroundings.err().flush();
        System.exit(code);
    }

    static int run(Surroundings surroundings, String... arguments) {
        CommandLine command = new CommandLine(new IntentSiteCommand())
                .addSubcommand(new KeygenCommand(surroundings))
                .addSubcommand(new DiscoverCommand(surroundings))
                .addSubcommand(new SendCommand(surroundings))
                .addSubcommand(new TalkCommand(surroundings))
                .addSubcommand(new UnderstandCommand(surroundings))
                .addSubcommand(
                        new CommandLine(new LedgerCommand()).addSubcommand(new LedgerVerifyCommand(surroundings)));
        command.setOut(new PrintWriter(surroundings.out(), true));
        command.setErr(new PrintWriter(surroundings.err(), true));
        command.setColorScheme(CommandLine.Help.defaultColorScheme(
                surroundings.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        command.setParameterExceptionHandler(new WrongUsage());
        command.setExecutionExceptionHandler(new Faults(surroundings));
        return command.execute(arguments);
    }

    /** The launcher says so, because Java itself cannot tell one stream from the other. */
    private static boolean isTerminal(String property) {
        String said = System.getProperty(property);
        return said == null ? System.console() != null : said.equals("terminal");
    }

    private static boolean takesStyles(Map<String, String> environment) {
        return environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
