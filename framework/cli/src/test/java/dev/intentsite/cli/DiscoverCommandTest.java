package dev.intentsite.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.cli.Shell.Ran;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoverCommandTest {
    @TempDir
    Path home;

    @Test
    void itPrintsWhoTheSiteIsWhatItDoesAndItsKeys() {
        try (TestSite site = TestSite.listening()) {
            Ran ran = new Shell(home).run("discover", site.origin());

            assertThat(ran.code()).isEqualTo(ExitCode.DONE);
            assertThat(ran.out()).isEqualTo("""
                            Bella Cucina  %1$s
                            Italian kitchen in Chicago

                            Book a table for dining  book_table
                              Reserve a table for lunch or dinner
                              “Book a table for 2 people tomorrow at 7pm”
                              needs: Number of people in your party; Preferred date
                              From 2 hours to 90 days in advance

                            See the personal data held about you  show_my_data
                              Shows it
                              “Show me my personal data”

                            Have the personal data held about you erased  forget_me
                              Erases it
                              “Forget me”

                            asked at  %1$s/intent
                            key       Ed25519 %2$s
                            """.formatted(site.origin(), site.thumbprint()));
        }
    }

    @Test
    void asJsonForPrograms() {
        try (TestSite site = TestSite.listening()) {
            Ran ran = new Shell(home).run("discover", "--json", site.origin());

            JsonNode json = TestSite.read(ran.out().getBytes(StandardCharsets.UTF_8));
            assertThat(json.path("origin").asText()).isEqualTo(site.origin());
            assertThat(json.at("/manifest/capabilities/0/id").asText()).isEqualTo("book_table");
            assertThat(json.at("/keys/0/crv").asText()).isEqualTo("Ed25519");
        }
    }

    @Test
    void whatIsNoOriginIsWrongUsage() {
        Ran ran = new Shell(home).run("discover", "http://bella.example");

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err())
                .startsWith("intentsite: http://bella.example is not a site's origin: write it as https://host");
    }
}
