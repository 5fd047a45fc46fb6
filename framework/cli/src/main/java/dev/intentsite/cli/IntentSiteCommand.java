package dev.intentsite.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code intentsite}: holds the subcommands. */
@Command(
        name = "intentsite",
        mixinStandardHelpOptions = true,
        versionProvider = IntentSiteCommand.Version.class,
        description =
                "Speaks with IntentSites: finds out what one does, says what you want, and verifies every answer.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done: confirmed or answered",
            "1:the company refused for good, or the command failed",
            "2:wrong usage",
            "3:the site answered with an error",
            "4:what came is not verified to be the site's",
            "5:the site could not be reached, or is none",
            "6:the site needs more: an answer, a choice, a yes"
        },
        footerHeading = "%nTry:%n",
        footer = {"  intentsite discover http://localhost:8080", "  intentsite talk http://localhost:8080"})
final class IntentSiteCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = IntentSiteCommand.class.getPackage().getImplementationVersion();
            return new String[] {
                "intentsite " + (version == null ? "(from classes)" : version) + ", IntentWeb 1.0, Java "
                        + Runtime.version().feature()
            };
        }
    }
}
