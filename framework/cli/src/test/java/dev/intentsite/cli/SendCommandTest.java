package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.cli.Shell.Ran;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendCommandTest {
    @TempDir
    Path home;

    private final TestSite site = TestSite.listening();
    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void whatMayHaveBeenDoneIsAskedForAgain() {
        site.says(TestSite.payload("error", "It may have been done.").put("status", "backend_timeout"));

        Ran ran = shell.run("send", site.origin(), "Book a table for 2");

        assertThat(ran.code()).isEqualTo(ExitCode.SITE_ERROR);
        assertThat(ran.err())
                .contains("go on    intentsite send " + site.origin() + " --interaction " + interaction() + " --again");
    }

    @Test
    void oneMessageGetsOneVerifiedAnswerAndSaysHowToGoOn() {
        site.says(TestSite.question());

        Ran ran = shell.run("send", site.origin(), "Book a table for 2");

        assertThat(ran.code()).isEqualTo(ExitCode.MORE_NEEDED);
        assertThat(ran.out())
                .isEqualTo("Which time?\n\n[1] 6:00 PM   [2] 6:30 PM\n\n✓ signed by " + site.origin() + "\n");
        assertThat(ran.err())
                .contains("Made a key for you: " + home.resolve(".config/intentsite/key.jwk"))
                .contains("go on    intentsite send " + site.origin() + " --interaction " + interaction() + " \"…\"");
    }

    @Test
    void aChoiceAndAYesAreBoundToTheAnswerBefore() {
        site.says(TestSite.question()).says(TestSite.proposal()).says(TestSite.result());

        shell.run("send", site.origin(), "Book a table for 2");
        Ran chosen = shell.run("send", site.origin(), "--interaction", interaction(), "--choose", "2");
        Ran confirmed = shell.run("send", site.origin(), "--interaction", interaction(), "--yes");

        assertThat(chosen.code()).isEqualTo(ExitCode.MORE_NEEDED);
        assertThat(chosen.err()).contains("--yes");
        assertThat(confirmed.code()).isEqualTo(ExitCode.DONE);
        assertThat(confirmed.out()).contains("Booked").contains("id      RES-1");
        assertThat(site.requests.get(1).at("/parameters/time").asText()).isEqualTo("18:30");
        assertThat(site.requests.get(2).at("/parameters/confirmation").booleanValue())
                .isTrue();
        assertThat(site.requests.get(2).at("/attribution/in_reply_to/nonce").asText())
                .isNotEmpty();
        assertThat(site.requests.get(2).at("/attribution/intent_hash"))
                .isEqualTo(site.requests.get(0).at("/attribution/query_hash"));
        assertThat(site.requests)
                .extracting(
                        request -> request.at("/attribution/chain/0/actor_id").asText())
                .containsOnly(
                        site.requests.get(0).at("/attribution/chain/0/actor_id").asText());
    }

    @Test
    void valuesGoInTheFormThatTheManifestDeclares() {
        site.says(TestSite.question());

        shell.run(
                "send",
                site.origin(),
                "Book a table",
                "--capability",
                "book_table",
                "--parameter",
                "party_size=4",
                "--parameter",
                "date=2026-10-16",
                "--parameter",
                "tags=[\"quiet\"]");

        JsonNode request = site.requests.get(0);
        assertThat(request.path("capability").asText()).isEqualTo("book_table");
        assertThat(request.at("/parameters/party_size").isInt()).isTrue();
        assertThat(request.at("/parameters/date").asText()).isEqualTo("2026-10-16");
        assertThat(request.at("/parameters/tags/0").asText()).isEqualTo("quiet");
    }

    @Test
    void rawEnvelopesAreForPrograms() {
        site.says(TestSite.result().put("message", "Booked \u009b31m\u202e"));

        Ran ran = shell.run("send", "--json", site.origin(), "Book a table for 2");

        JsonNode envelope = TestSite.read(ran.out().getBytes(StandardCharsets.UTF_8));
        assertThat(envelope.path("message").asText()).isEqualTo("Booked \u009b31m\u202e");
        assertThat(envelope.at("/attribution/chain/0/actor_id").asText()).isEqualTo(site.origin());
        assertThat(ran.out()).contains("\\u009b31m\\u202e");
    }

    @Test
    void theExitCodeTellsWhatBecameOfIt() {
        site.says(TestSite.payload("execution_result", "No table.").put("status", "failed"));
        assertThat(shell.run("send", site.origin(), "a").code()).isEqualTo(ExitCode.FAILED);
        site.says(TestSite.payload("error", "No.").put("status", "invalid_request"));
        assertThat(shell.run("send", site.origin(), "a").code()).isEqualTo(ExitCode.SITE_ERROR);
        site.saysUnsigned(TestSite.payload("error", "No.").put("status", "attribution_invalid"));
        assertThat(shell.run("send", site.origin(), "a").code()).isEqualTo(ExitCode.NOT_VERIFIED);
        site.says(TestSite.result().put("status", "answered"));
        assertThat(shell.run("send", site.origin(), "a").code()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void anAnswerThatWasChangedOnTheWayIsNotShown() {
        site.says(TestSite.question());
        site.tampering = true;

        Ran ran = shell.run("send", site.origin(), "Book a table");

        assertThat(ran.code()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("intentsite: The answer is not verified to be from " + site.origin());
    }

    @Test
    void afterAFaultTheSameMessageIsSentAgain() {
        site.says(TestSite.question()).says(TestSite.result());
        site.tampering = true;
        shell.run("send", site.origin(), "Book a table");
        site.tampering = false;

        Ran ran = shell.run("send", site.origin(), "--interaction", interaction(), "--again");

        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(site.requests.get(1).path("idempotency_key"))
                .isEqualTo(site.requests.get(0).path("idempotency_key"));
        assertThat(site.requests.get(1).path("timestamp"))
                .isEqualTo(site.requests.get(0).path("timestamp"));
    }

    @Test
    void theStateIsTheOwnersAloneAndForgottenAfterAWeek() throws IOException {
        site.says(TestSite.question()).says(TestSite.question());
        shell.run("send", site.origin(), "Book a table");
        Path old = folder().resolve(interaction() + ".json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(old)))
                .isEqualTo("rw-------");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(8 * 24 * 3600)));

        shell.run("send", site.origin(), "Book another");

        assertThat(old).doesNotExist();
    }

    @Test
    void wrongUsageSaysWhatWouldBeRight() {
        assertUsage(
                "say something: a MESSAGE, or one of --yes, --no, --choose, --cancel, --again", "send", site.origin());
        assertUsage(
                "interaction x is not known here: begin a new one by leaving out --interaction",
                "send",
                site.origin(),
                "--interaction",
                "x",
                "hello");
        assertUsage(
                "an interaction's id has 1 to 128 characters of A-Z a-z 0-9 . _ ~ : -, and ../x is none",
                "send",
                site.origin(),
                "--interaction",
                "../x",
                "hello");
        assertUsage(
                "--parameter party_size=four is not the JSON value that this parameter takes",
                "send",
                site.origin(),
                "hello",
                "--parameter",
                "party_size=four");
        assertUsage(
                "there is no key none.jwk: make it with intentsite keygen --key none.jwk",
                "send",
                "--key",
                "none.jwk",
                site.origin(),
                "hello");
        assertUsage("this goes on with something: name it with --interaction ID", "send", site.origin(), "--yes");
        assertUsage(
                "--yes, --no, --choose, --cancel and --again speak for themselves: leave the MESSAGE out",
                "send",
                site.origin(),
                "hello",
                "--yes");
        assertUsage("--timeout 0 is no time: use 1 second or more", "send", site.origin(), "hello", "--timeout", "0");
        assertThat(shell.run("send", site.origin(), "--yes", "--no").code()).isEqualTo(ExitCode.USAGE);
        assertThat(site.requests).isEmpty();
    }

    @Test
    void aCallThatCannotBeReadSaysWhyAndWhereTheRightOneIsDescribed() {
        assertThat(shell.run("send"))
                .isEqualTo(new Ran(
                        ExitCode.USAGE,
                        "",
                        "intentsite: Missing required parameter: 'ORIGIN'\nTry intentsite send --help\n"));
        assertThat(shell.run("sent", site.origin()).err())
                .contains("Did you mean: intentsite send")
                .endsWith("Try intentsite --help\n");
        assertThat(shell.run("talk", site.origin(), "--timeout", "soon").err())
                .isEqualTo("intentsite: Invalid value for option '--timeout': 'soon' is not an int\n"
                        + "Try intentsite talk --help\n");
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        Ran ran = shell.run();
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).startsWith("Usage: intentsite").contains("discover", "talk", "Exit codes:");
    }

    @Test
    void wordsWithoutQuotesAreOneMessage() {
        site.says(TestSite.question());

        shell.run("send", site.origin(), "Book", "a", "table", "--capability", "book_table");

        assertThat(site.requests.get(0).path("message").asText()).isEqualTo("Book a table");
    }

    @Test
    void aChoiceIsOneOfTheLatestOptions() {
        site.says(TestSite.question()).says(TestSite.result());
        shell.run("send", site.origin(), "Book a table");
        assertUsage(
                "--choose 3 is none of the options 1 to 2",
                "send",
                site.origin(),
                "--interaction",
                interaction(),
                "--choose",
                "3");
        shell.run("send", site.origin(), "--interaction", interaction(), "--choose", "1");
        assertUsage(
                "This conversation is over: begin another one for what comes next",
                "send",
                site.origin(),
                "--interaction",
                interaction(),
                "one more");
    }

    @Test
    void anInteractionBelongsToItsSite() {
        site.says(TestSite.question());
        shell.run("send", site.origin(), "Book a table");
        try (TestSite other = TestSite.listening()) {
            assertUsage(
                    "interaction " + interaction() + " is with " + site.origin() + ", not with " + other.origin(),
                    "send",
                    other.origin(),
                    "--interaction",
                    interaction(),
                    "--yes");
        }
    }

    @Test
    void whereNobodyListensItSaysSo() {
        site.close();

        Ran ran = shell.run("send", site.origin(), "hello");

        assertThat(ran.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(ran.err())
                .endsWith("intentsite: Nothing listens at " + site.origin()
                        + "/intentmanifest.yaml: is the site running?\n");
    }

    private void assertUsage(String message, String... arguments) {
        Ran ran = shell.run(arguments);
        assertThat(ran.err()).endsWith("intentsite: " + message + "\n");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    }

    private String interaction() {
        return site.requests.get(0).path("interaction_id").asText();
    }

    private Path folder() {
        return home.resolve(".local/state/intentsite/interactions");
    }
}
