package dev.intentsite.ui.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Playwright's own build, downloaded once into its cache. */
final class PlaywrightBrowser implements BrowserSource {
    @Override
    public String name() {
        return "Playwright's own download";
    }

    @Override
    public Optional<Path> executable() throws Missing {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        // In a process of its own, because the program ends its process.
        Machine.run(List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                "com.microsoft.playwright.CLI",
                "install",
                "chromium",
                "--only-shell"));
        return Optional.empty();
    }
}
