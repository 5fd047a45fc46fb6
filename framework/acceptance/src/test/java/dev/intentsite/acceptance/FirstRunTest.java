package dev.intentsite.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.acceptance.Program.Ran;
import dev.intentsite.acceptance.docs.BicycleWorkshop;
import dev.intentsite.testkit.SiteTest;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site prints in a project that has not chosen a logger yet. */
class FirstRunTest {
    @TempDir
    Path folder;

    /** A site of the README, spoken with once. */
    static final class Workshop {
        private Workshop() {}

        public static void main(String[] arguments) {
            try (SiteTest site = SiteTest.of(new BicycleWorkshop()).at("2026-10-15T10:00", "Europe/Dublin")) {
                site.conversation()
                        .says("Can you fix my brakes on Friday? My name is Ada Lovelace")
                        .isConfirmed();
            }
        }
    }

    @Test
    void itPrintsThatThereIsNoLoggerAndNothingElse() throws Exception {
        String withoutLogger = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(place -> !place.contains("logback"))
                .collect(Collectors.joining(File.pathSeparator));

        Ran ran = new Program(folder)
                .run(
                        Map.of(),
                        "",
                        List.of(
                                Program.JAVA,
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                withoutLogger,
                                Workshop.class.getName()));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err().lines()).allMatch(line -> line.startsWith("SLF4J(W): "));
    }
}
