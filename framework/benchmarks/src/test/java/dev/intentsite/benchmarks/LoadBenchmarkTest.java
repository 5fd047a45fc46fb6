package dev.intentsite.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class LoadBenchmarkTest {
    private final StringWriter printed = new StringWriter();

    private void run(String... arguments) {
        assertThat(LoadBenchmark.commandLine().setOut(new PrintWriter(printed)).execute(arguments))
                .as("%s", printed)
                .isZero();
    }

    @Test
    void printsTheMachineAndARowForEachContender() {
        run("--contenders", "floor,ask-memory", "--connections", "2", "--warm-up", "1", "--seconds", "1");

        assertThat(printed.toString())
                .contains("Java:   ")
                .contains("| bare Javalin handler, same crypto | 2 |")
                .contains("| asking turn, memory | 2 |");
    }

    @Test
    void printsARowForEachNumberOfStoredConversations() {
        run("stored", "--contenders", "ask-file", "--sizes", "300", "--warm-up", "1", "--seconds", "1");

        assertThat(printed.toString())
                .contains("| bare Javalin handler, same crypto | 32 |")
                .containsPattern("\\| asking turn, SQLite file, 300 stored and [0-9,]+ in the end \\| 32 \\|");
    }

    @Test
    void printsARowForEachNumberOfNodesOnOneDatabase() {
        run("nodes", "--contenders", "ask-postgres", "--nodes", "2", "--warm-up", "1", "--seconds", "1");

        assertThat(printed.toString()).contains("| asking turn, PostgreSQL, 2 nodes | 32 |");
    }

    @Test
    void printsHowLongAStartTakes() {
        run("start", "--contenders", "floor", "--times", "1");

        assertThat(printed.toString()).contains("| bare Javalin handler, same crypto | 1 |");
    }

    @Test
    void printsWhatAConversationTakesOfTheHeap() {
        run("memory", "--contenders", "ask-memory", "--conversations", "500");

        assertThat(printed.toString()).contains("| asking turn, memory | 500 |");
    }
}
