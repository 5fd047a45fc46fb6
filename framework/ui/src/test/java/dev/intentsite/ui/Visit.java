package dev.intentsite.ui;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.intentsite.ui.browser.Chromium;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person's window on the page, and all that went wrong in it. */
final class Visit implements AutoCloseable {
    final Page page;
    final List<String> troubles = new CopyOnWriteArrayList<>();
    private final BrowserContext context;

    Visit(Chromium chromium, int width, int height, ColorScheme scheme) {
        this(chromium, new NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
    }

    private Visit(Chromium chromium, NewContextOptions options) {
        context = chromium.browser().newContext(options.setLocale("en-GB"));
        context.setDefaultTimeout(15_000);
        context.addInitScript(
                "addEventListener('securitypolicyviolation', e => console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI));"
                        + "window.hacked = 0; window.alert = () => { window.hacked++ };");
        page = newPage();
    }

    /** In a browser that obeys no Content-Security-Policy. */
    static Visit withoutPolicy(Chromium chromium) {
        return new Visit(chromium, new NewContextOptions().setBypassCSP(true));
    }

    private Visit(Visit first) {
        context = first.context;
        page = newPage();
    }

    /** A second window of the same browser, on the same page. */
    Visit another(FakeSite site) {
        return new Visit(this).open(site);
    }

    private Page newPage() {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                troubles.add(message.text());
            }
        });
        page.onPageError(troubles::add);
        return page;
    }

    Visit(Chromium chromium) {
        this(chromium, 1280, 800, ColorScheme.LIGHT);
    }

    Visit open(FakeSite site) {
        page.navigate(site.address());
        page.locator("body[data-ready]").waitFor();
        return this;
    }

    /** Types and sends. */
    void say(String text) {
        page.getByLabel("Your message").fill(text);
        page.keyboard().press("Enter");
        answered();
    }

    void click(String button) {
        button(button).click();
        answered();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Waits until nothing is awaited any more. */
    void answered() {
        page.waitForFunction("() => document.querySelector('#typing').hidden");
    }

    Locator last() {
        return page.locator("#log > :last-child");
    }

    String summary() {
        return page.locator("#summary-area").innerText();
    }

    int sidewaysScroll() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    @Override
    public void close() {
        context.close();
    }
}
