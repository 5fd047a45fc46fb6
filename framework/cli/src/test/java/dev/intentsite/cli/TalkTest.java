package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.cli.Shell.Ran;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalkTest {
    @TempDir
    Path home;

    private final TestSite site = TestSite.listening();
    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(home);
        shell.run("keygen");
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aPipedConversationReadsAsOne() {
        site.says(TestSite.question()).says(TestSite.result());

        Ran ran = shell.typing("Book a table for 2\n2\n", "talk", site.origin());

        assertThat(ran.code()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).isEqualTo("""
                        Bella Cucina  %1$s
                        Italian kitchen in Chicago

                          Book a table for dining  “Book a table for 2 people tomorrow at 7pm”
                          Your personal data  “Show me my personal data”

                        you> Book a table for 2

                        Which time?

                        [1] 6:00 PM   [2] 6:30 PM

                        ✓ signed by %1$s

                        you> 2

                        Booked
                        ══════

                        See you.

                        id      RES-1
                        ✓ signed by %1$s  confirmed

                        """.formatted(site.origin()));
        assertThat(site.requests.get(1).at("/parameters/time").asText()).isEqualTo("18:30");
    }

    @Test
    void anOptionMayBeTypedAsItIsWritten() {
        site.says(TestSite.question()).says(TestSite.result());

        shell.typing("Book a table\n6:30 pm\n", "talk", site.origin());

        assertThat(site.requests.get(1).at("/parameters/time").asText()).isEqualTo("18:30");
    }

    @Test
    void aNumberThatIsNoOptionIsJustSaid() {
        site.says(TestSite.question()).says(TestSite.result());

        shell.typing("Book a table\n7\n", "talk", site.origin());

        assertThat(site.requests.get(1).path("message").asText()).isEqualTo("7");
        assertThat(site.requests.get(1).has("parameters")).isFalse();
    }

    @Test
    void questionsCorrectionsAndGivingUpAreMeantAsSuch() {
        site.says(TestSite.question())
                .says(TestSite.payload("information_response", "Yes."))
                .says(TestSite.payload("information_response", "Yes."))
                .says(TestSite.question())
                .says(TestSite.payload("error", "Given up.").put("status", "cancelled"))
                .says(TestSite.question());

        shell.typing(
                "Book a table\nDo you have vegan options?\n/ask Is there parking\n/correct I meant 3\n/cancel\nBook again\n",
                "talk",
                site.origin());

        assertThat(site.requests)
                .extracting(request -> request.path("flow_type").asText())
                .containsExactly(
                        "intent_request",
                        "information_request",
                        "information_request",
                        "clarification_request",
                        "error",
                        "intent_request");
        assertThat(site.requests.get(2).path("message").asText()).isEqualTo("Is there parking");
        assertThat(site.requests.get(5).path("interaction_id"))
                .isNotEqualTo(site.requests.get(0).path("interaction_id"));
    }

    @Test
    void whatIsNotVerifiedIsNotShownAndTheTalkGoesOn() {
        site.says(TestSite.question());
        site.tampering = true;

        Ran ran = shell.typing("Book a table\n/nonsense\n/help\n", "talk", site.origin());

        assertThat(ran.out()).doesNotContain("evil.example").contains("/again");
        assertThat(ran.err())
                .contains("The answer is not verified to be from " + site.origin())
                .contains("intentsite: there is no command /nonsense: /help lists them");
    }

    @Test
    void whatMayHaveBeenDoneIsAskedForAndNotBegunAgain() {
        site.says(TestSite.payload("error", "It may have been done.").put("status", "backend_timeout"))
                .says(TestSite.result());

        Ran ran = shell.typing("Book a table\nWas it done?\n", "talk", site.origin());

        assertThat(ran.err()).contains("/again asks what became of it");
        assertThat(site.requests.get(1).path("flow_type").asText()).isEqualTo("information_request");
        assertThat(site.requests.get(1).path("interaction_id"))
                .isEqualTo(site.requests.get(0).path("interaction_id"));
    }

    @Test
    void theEndOfTheLinesEndsItWithTheLastAnswersCode() {
        site.says(TestSite.payload("error", "No.").put("status", "invalid_request"));

        assertThat(shell.typing("Book a table", "talk", site.origin()).code()).isEqualTo(ExitCode.SITE_ERROR);
        assertThat(shell.typing("", "talk", site.origin()).code()).isEqualTo(ExitCode.DONE);
        assertThat(shell.typing("/quit\nBook a table\n", "talk", site.origin()).code())
                .isEqualTo(ExitCode.DONE);
        assertThat(site.requests).hasSize(1);
    }

    @Test
    void envelopesAloneForPrograms() {
        site.says(TestSite.question()).says(TestSite.result());

        Ran ran = shell.typing("Book a table\n1\n", "talk", "--json", site.origin());

        assertThat(ran.out().lines().filter(line -> line.startsWith("{\""))).hasSize(2);
    }
}
