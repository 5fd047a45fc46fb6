package dev.intentsite.ui.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One place that a browser may come from. Asked only when those before it had none. */
interface BrowserSource {
    /** This place has no browser. */
    final class Missing extends Exception {
        private static final long serialVersionUID = 1;

        Missing(String reason) {
            super(reason);
        }
    }

    /** For people. */
    String name();

    /** The program to start; empty means Playwright's own. Fetches or installs it where that is this place's way. */
    Optional<Path> executable() throws Missing;

    static List<BrowserSource> inOrder() {
        return Stream.<BrowserSource>concat(
                        SystemBrowsers.found().stream(), Stream.of(new PlaywrightBrowser(), new PackagedBrowser()))
                .toList();
    }
}
