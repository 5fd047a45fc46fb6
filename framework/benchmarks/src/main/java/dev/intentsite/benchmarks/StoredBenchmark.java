package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.load.Filling;
import dev.intentsite.benchmarks.load.LoadResult;
import dev.intentsite.benchmarks.serve.Contender;
import dev.intentsite.benchmarks.serve.Setting;
import dev.intentsite.ledger.Ledger;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a turn costs in a ledger that holds many open conversations already. */
@Command(
        name = "stored",
        mixinStandardHelpOptions = true,
        description = "Measures turns in ledgers that hold many open conversations already.")
final class StoredBenchmark implements Callable<Integer> {
    private static final int POSTGRES_THREADS = 4;

    @Option(names = "--contenders", split = ",", description = "Asking ones. Default: ${DEFAULT-VALUE}")
    private List<Contender> contenders = List.of(Contender.ASK_FILE, Contender.ASK_POSTGRES);

    @Option(
            names = "--sizes",
            split = ",",
            description = "Conversations before each run. Default: ${DEFAULT-VALUE}",
            defaultValue = "1000,100000,1000000")
    private List<Integer> sizes = List.of();

    @Option(names = "--connections", description = "Default: ${DEFAULT-VALUE}", defaultValue = "32")
    private int connections;

    @Mixin
    private Terms terms = new Terms();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Table table = Table.begin(spec.commandLine().getOut());
        Filling filling = Filling.ofAsking();
        try (Grounds grounds = new Grounds(terms)) {
            Setting bare = grounds.fresh(Contender.FLOOR);
            table.row(
                    Contender.FLOOR.label(),
                    terms.run(Contender.FLOOR, 1, connections).measure(bare));
            for (Contender contender : contenders) {
                measure(contender, filling, grounds, table);
            }
        }
        return table.exitCode();
    }

    private void measure(Contender contender, Filling filling, Grounds grounds, Table table) throws IOException {
        LoadResult first = null;
        for (int size : sizes) {
            Setting setting = grounds.fresh(contender);
            long begin = System.nanoTime();
            fill(contender, setting, filling, size);
            Duration filled = Duration.ofNanos(System.nanoTime() - begin);
            LoadResult result = terms.run(contender, 1, connections).measure(setting);
            Grounds.clear(setting);
            int ownTurns = result.warmUp().turns() + result.measured().turns();
            table.row(
                    String.format(
                            Locale.ROOT, "%s, %,d stored and %,d in the end", contender.label(), size, size + ownTurns),
                    result);
            first = first == null ? result : first;
            table.say(String.format(
                    Locale.ROOT,
                    "  filled in %d s; a turn takes %.2f of the first's time and %.2f of its server CPU",
                    filled.toSeconds(),
                    first.measured().rate() / result.measured().rate(),
                    result.cpuMicros() / first.cpuMicros()));
        }
    }

    private static void fill(Contender contender, Setting setting, Filling filling, int size) throws IOException {
        try (Ledger ledger = contender.ledger(setting)) {
            filling.into(ledger, "stored", size, contender.onPostgres() ? POSTGRES_THREADS : 1);
        }
    }
}
