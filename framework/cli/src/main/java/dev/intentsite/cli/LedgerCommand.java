package dev.intentsite.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code intentsite ledger}: holds what is done with a site's ledger. */
@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = "Looks into the ledger of a site of yours.",
        synopsisSubcommandLabel = "COMMAND")
final class LedgerCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
    }
}
