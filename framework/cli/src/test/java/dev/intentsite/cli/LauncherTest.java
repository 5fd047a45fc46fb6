package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file that the build leaves, run as a person runs it. */
class LauncherTest {
    private static final Path LAUNCHER = Path.of("target", "intentsite").toAbsolutePath();

    private record Ran(int code, String out, String err) {}

    @TempDir
    Path home;

    private final TestSite site = TestSite.listening();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void oneFileDoesItAllWithAJavaRuntimeAlone() throws Exception {
        assertThat(Files.isExecutable(LAUNCHER)).isTrue();
        Ran key = run("", "keygen");
        assertThat(key.code).as(key.err).isZero();
        assertThat(key.out).startsWith("actor id  urn:ietf:params:oauth:jwk-thumbprint:sha-256:");

        Ran discovered = run("", "discover", site.origin());
        assertThat(discovered.out).as(discovered.err).contains("Bella Cucina").contains("book_table");

        site.says(TestSite.question());
        Ran sent = run("", "send", site.origin(), "Ein Tisch für zwei, bitte – 日本");
        assertThat(sent.code).as(sent.err).isEqualTo(ExitCode.MORE_NEEDED);
        assertThat(sent.out).contains("✓ signed by " + site.origin()).doesNotContain("\u001b");
        assertThat(site.requests.get(0).path("message").asText()).isEqualTo("Ein Tisch für zwei, bitte – 日本");

        site.says(TestSite.question()).says(TestSite.result());
        Ran talked = run("Book a table for zwölf\n1\n", "talk", site.origin());
        assertThat(talked.code).as(talked.err).isZero();
        assertThat(talked.err).isEmpty();
        assertThat(talked.out)
                .contains("you> Book a table for zwölf")
                .contains("Booked")
                .contains("confirmed");
        assertThat(site.requests.get(1).path("message").asText()).isEqualTo("Book a table for zwölf");
    }

    @Test
    void itSaysItsVersionAndItsExitCodes() throws Exception {
        assertThat(run("", "--version").out).matches("intentsite \\d.*, IntentWeb 1\\.0, Java \\d+\n");
        assertThat(run("", "--help").out)
                .contains("keygen", "discover", "send", "talk", "understand", "ledger", "Exit codes:");
        assertThat(run("").code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void itRunsThroughALinkAndFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(home.resolve("a link"), LAUNCHER);

        assertThat(run(List.of(link.toString(), "--version"), Map.of(), "").out).startsWith("intentsite ");
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        Ran ran = run(List.of(LAUNCHER.toString(), "--version"), Map.of("JAVA_HOME", "", "PATH", home.toString()), "");

        assertThat(ran.code).isEqualTo(127);
        assertThat(ran.err)
                .isEqualTo(
                        "intentsite: there is no Java. Install a runtime, 17 or newer, or let JAVA_HOME name one.\n");
    }

    @Test
    void withAnOldJavaItSaysWhatIsNeeded() throws Exception {
        Path old = Files.createDirectories(home.resolve("old/bin"));
        Path java = Files.writeString(old.resolve("java"), "#!/bin/sh\nexit 9\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("old/release"), "IMPLEMENTOR=\"Old\"\nJAVA_VERSION=\"1.8.0_402\"\n");

        Ran ran = run(
                List.of(LAUNCHER.toString(), "--version"),
                Map.of("JAVA_HOME", home.resolve("old").toString()),
                "");

        assertThat(ran.code).isEqualTo(127);
        assertThat(ran.err)
                .isEqualTo("intentsite: " + java + " is Java 1.8.0_402, and 17 or newer is needed. Install one, or let"
                        + " JAVA_HOME name it.\n");
    }

    private Ran run(String in, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        return run(command, Map.of("JAVA_HOME", System.getProperty("java.home")), in);
    }

    private Ran run(List<String> command, Map<String, String> environment, String in)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(home, "out", "");
        Path err = Files.createTempFile(home, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ran(process.waitFor(), Files.readString(out), Files.readString(err));
    }
}
