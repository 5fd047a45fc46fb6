package dev.intentsite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LoadBenchmarkTest {
    @Test
    void printsTheMachineAndARowForEachContender() {
        StringWriter printed = new StringWriter();
        CommandLine command = LoadBenchmark.commandLine().setOut(new PrintWriter(printed));

        int code = command.execute(
                "--contenders", "floor,ask-memory", "--connections", "2", "--warm-up", "1", "--seconds", "1");

        assertThat(code).isZero();
        assertThat(printed.toString())
                .contains("Java:   ")
                .contains("| bare Javalin handler, same crypto | 2 |")
                .contains("| asking turn, memory | 2 |");
    }
}
