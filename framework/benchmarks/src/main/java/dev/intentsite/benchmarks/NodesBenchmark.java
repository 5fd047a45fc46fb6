package dev.intentsite.benchmarks;

import dev.intentsite.benchmarks.serve.Contender;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What one node, and several, do on one PostgreSQL. */
@Command(
        name = "nodes",
        mixinStandardHelpOptions = true,
        description = "Measures one node and several on one PostgreSQL, with its connections dealt out among them.")
final class NodesBenchmark implements Callable<Integer> {
    @Option(names = "--contenders", split = ",", description = "Those on PostgreSQL. Default: ${DEFAULT-VALUE}")
    private List<Contender> contenders = List.of(Contender.ASK_POSTGRES, Contender.BOOK_POSTGRES);

    @Option(
            names = "--nodes",
            split = ",",
            description = "How many, in each run. Default: ${DEFAULT-VALUE}",
            defaultValue = "1,2,3")
    private List<Integer> nodes = List.of();

    @Option(names = "--connections", description = "Default: ${DEFAULT-VALUE}", defaultValue = "32")
    private int connections;

    @Mixin
    private Terms terms = new Terms();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Table table = Table.begin(spec.commandLine().getOut());
        try (Grounds grounds = new Grounds(terms)) {
            table.row(
                    Contender.FLOOR.label(),
                    terms.run(Contender.FLOOR, 1, connections).measure(grounds.fresh(Contender.FLOOR)));
            for (Contender contender : contenders) {
                for (int count : nodes) {
                    table.row(
                            contender.label() + (count == 1 ? ", 1 node" : ", " + count + " nodes"),
                            terms.run(contender, count, connections).measure(grounds.fresh(contender)));
                }
            }
        }
        return table.exitCode();
    }
}
