package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.load.LoadClient;
import dev.intentsite.benchmarks.load.Measurement;
import dev.intentsite.benchmarks.load.Message;
import dev.intentsite.benchmarks.load.RequestSupply;
import dev.intentsite.benchmarks.load.ServerChild;
import dev.intentsite.benchmarks.serve.Contender;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What each open conversation takes of a server's memory. */
@Command(
        name = "memory",
        mixinStandardHelpOptions = true,
        description = "Measures how much of a server's heap each open conversation takes, all garbage collected.")
final class MemoryBenchmark implements Callable<Integer> {
    private static final int CONNECTIONS = 8;
    private static final int ACTORS = 500;
    private static final double MEBIBYTE = 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Option(names = "--contenders", split = ",", description = "Asking ones, or the floor. Default: ${DEFAULT-VALUE}")
    private List<Contender> contenders =
            List.of(Contender.FLOOR, Contender.ASK_MEMORY, Contender.ASK_FILE, Contender.ASK_POSTGRES);

    @Option(
            names = "--conversations",
            description = "How many are opened, after as many that warm the server up. Default: ${DEFAULT-VALUE}",
            defaultValue = "50000")
    private int conversations;

    @Mixin
    private Terms terms = new Terms();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Table.machine(out);
        out.println("| contender | conversations | heap before MiB | heap after MiB | bytes a conversation |");
        out.println("|---|--:|--:|--:|--:|");
        int failures = 0;
        try (Grounds grounds = new Grounds(terms)) {
            for (Contender contender : contenders) {
                try (ServerChild server = ServerChild.start(contender, grounds.fresh(contender), terms.jvmOptions())) {
                    LoadClient client = new LoadClient(List.of(server.place()), contender.proof());
                    RequestSupply supply = new RequestSupply(server.origin(), ACTORS);
                    failures += open(client, supply);
                    long before = server.heap();
                    failures += open(client, supply);
                    long after = server.heap();
                    out.printf(
                            Locale.ROOT,
                            "| %s | %d | %.1f | %.1f | %.0f |%n",
                            contender.label(),
                            conversations,
                            before / MEBIBYTE,
                            after / MEBIBYTE,
                            (double) (after - before) / conversations);
                    out.flush();
                }
            }
        }
        return failures == 0 ? 0 : 1;
    }

    private int open(LoadClient client, RequestSupply supply) throws IOException {
        Iterator<byte[]> requests = Stream.generate(() -> supply.http(Message.asking()))
                .limit(conversations)
                .iterator();
        Measurement opened = client.run(requests, CONNECTIONS, PATIENCE);
        return opened.failures();
    }
}
