package dev.intentsite.cli;

import dev.intentsite.cli.markdown.PlainText;
import dev.intentsite.ledger.LedgerAudit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code intentsite ledger verify LEDGER}: computes every hash chain anew. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Computes every hash chain anew, and prints each interaction that is not as the site wrote it, with the first event that cannot be"
                    + " relied on. Reads only; the site may run.",
            "Whoever can write to the database can cut a conversation's last events off and set its head back. Signed answers that were kept"
                    + " elsewhere find that: give them with --heads."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is as it was written",
            "1:something is not, or the ledger cannot be read",
            "2:wrong usage"
        })
final class LedgerVerifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "LEDGER",
            description =
                    "a SQLite file, or jdbc:postgresql://host/database?user=NAME (its password also from ~/.pgpass)")
    String ledger = "";

    @Option(
            names = "--heads",
            paramLabel = "FILE",
            description =
                    "signed answers of the site, one JSON object a line; of each, interaction_id and record count")
    @Nullable
    Path heads;

    LedgerVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, ? extends Collection<String>> known = heads == null ? Map.of() : KnownHeads.read(heads);
        LedgerAudit audit = ledger.startsWith("jdbc:") ? LedgerAudit.at(ledger) : LedgerAudit.file(Path.of(ledger));
        AtomicLong faults = new AtomicLong();
        LedgerAudit.Extent extent = audit.run(known, fault -> {
            faults.incrementAndGet();
            String where = fault.event() == 0 ? "" : " event " + fault.event();
            surroundings.out().println(PlainText.line(fault.interaction() + where + ": " + fault.reason()));
        });
        surroundings
                .out()
                .println(extent.interactions() + " interactions, " + extent.events() + " events: "
                        + (faults.get() == 0 ? "all as written" : faults.get() + " not as written"));
        return faults.get() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
