package dev.intentsite.ui.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A running Chromium: the system's own, or Playwright's download, or one that the system's package manager installs, whichever
 * is the first that starts. Where there is none it throws with all that was tried, so that a
 * build fails and skips nothing. Used by one thread.
 */
public final class Chromium implements AutoCloseable {
    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private final String found;

    private Chromium(Playwright playwright, Browser browser, String found) {
        this.playwright = playwright;
        this.browser = browser;
        this.found = found;
    }

    /** Finds the browser before the tests need it, and says which it is. */
    public static void main(String[] arguments) {
        try (Chromium found = open()) {
            System.out.println(found.found);
        }
    }

    /**
     * Starts the browser, without a window.
     *
     * @throws IllegalStateException when there is none to be had; the message lists what was tried
     */
    public static Chromium open() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        List<String> tried = new ArrayList<>();
        for (BrowserSource source : BrowserSource.inOrder()) {
            List<String> arguments = new ArrayList<>(QUIET);
            if (Machine.isRoot()) {
                arguments.add("--no-sandbox");
            }
            try {
                var options = new BrowserType.LaunchOptions().setArgs(arguments);
                source.executable().ifPresent(options::setExecutablePath);
                Browser browser = playwright.chromium().launch(options);
                return new Chromium(
                        playwright, browser, "Browser tests use Chromium " + browser.version() + ": " + source.name());
            } catch (PlaywrightException | BrowserSource.Missing e) {
                tried.add(source.name() + ": " + firstLine(e));
            }
        }
        playwright.close();
        throw new IllegalStateException(
                "The browser tests need a Chromium and found none. Install one, or name it in the"
                        + " environment as CHROMIUM. Tried:\n- " + String.join("\n- ", tried));
    }

    /** What Playwright drives. */
    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage())
                .strip()
                .lines()
                .limit(3)
                .reduce("", (all, line) -> all + " " + line.strip());
    }
}
