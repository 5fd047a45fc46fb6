package dev.intentsite.ui;

import com.microsoft.playwright.options.ColorScheme;
import dev.intentsite.ui.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests in a browser: one browser and one site for a class, a new window for each test. */
abstract class Browsing {
    static Chromium chromium;
    static FakeSite site;

    Visit visit;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.open();
        site = new FakeSite();
    }

    @AfterAll
    static void stop() throws Exception {
        chromium.close();
        site.close();
    }

    @BeforeEach
    void arrive() {
        site.forget();
        visit = new Visit(chromium);
    }

    @AfterEach
    void leave() {
        visit.close();
    }

    void arriveAnew(int width, int height, ColorScheme scheme) {
        visit.close();
        visit = new Visit(chromium, width, height, scheme);
    }
}
