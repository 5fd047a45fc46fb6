package dev.intentsite.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A fault's message may be anybody's text: SQL's repeats values, a company's repeats what was said. */
class LoggedFaultsTest {
    private static final Pattern BARE =
            Pattern.compile("LOG\\.\\w+\\((?:[^;]*[,\\s])?(?:e|met|fault|failure|cause|thrown|overdue|exception)\\);");

    @Test
    void noFaultIsLoggedAsItIs() throws IOException {
        assertThat("LOG.warn(\"of {}\",\n    capability, met);").containsPattern(BARE);
        List<String> bare = new ArrayList<>();
        for (Path file : Tree.files(Tree.root().resolve("framework"))) {
            if (file.toString().endsWith(".java") && file.toString().contains("/src/main/")) {
                BARE.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> bare.add(file.getFileName() + ": " + found.group()));
            }
        }

        assertThat(bare).as("use LogText.of").isEmpty();
    }
}
