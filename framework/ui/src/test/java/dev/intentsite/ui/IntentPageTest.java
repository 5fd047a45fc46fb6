package dev.intentsite.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.http.Page;
import dev.intentsite.http.PageResource;
import dev.intentsite.site.Publication;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class IntentPageTest {
    private final IntentPage page = new IntentPage();

    @Test
    void thePageIsFoundOnTheClassPath() {
        assertThat(ServiceLoader.load(Page.class)).hasAtLeastOneElementOfType(IntentPage.class);
    }

    @Test
    void everythingThatThePageNamesIsServed() {
        String html = text(page.file("").orElseThrow());

        assertThat(Pattern.compile("(?:href|src)=\"([a-z][^\"]*)\"")
                        .matcher(html)
                        .results())
                .extracting(match -> match.group(1))
                .hasSizeGreaterThan(6)
                .allSatisfy(name -> assertThat(page.file(name)).as(name).isPresent());
    }

    @Test
    void everyModuleThatAModuleImportsIsServed() {
        assertThat(Pattern.compile("from '\\./([^']+)'")
                        .matcher(text(page.file("view.js").orElseThrow()))
                        .results())
                .isNotEmpty()
                .allSatisfy(match -> assertThat(page.file(match.group(1))).isPresent());
    }

    @Test
    void nothingInThePageIsInline() {
        assertThat(text(page.file("").orElseThrow()))
                .doesNotContain("style=", "<style", "<script>")
                .doesNotContainPattern(" on[a-z]+=");
    }

    @Test
    void thePolicyLetsNothingInButTheSiteItself() {
        assertThat(page.file("").orElseThrow().headers().get("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:;"
                                + " base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types dompurify;"
                                + " frame-ancestors 'none'");
    }

    @Test
    void framesOfNamedOriginsMayHoldIt() {
        IntentPage embeddable = page.embeddableBy("https://www.shop.example");

        assertThat(embeddable.file("").orElseThrow().headers().get("Content-Security-Policy"))
                .endsWith("frame-ancestors https://www.shop.example");
        assertThatThrownBy(() -> page.embeddableBy("https://a.example; script-src *"))
                .hasMessage(
                        "IntentPage.embeddableBy: \"https://a.example; script-src *\" is no origin; use scheme, host and port"
                                + " alone, such as https://www.shop.example");
    }

    @Test
    void aThemeComesLast() {
        assertThat(text(page.theme(":root { --accent: teal }").file("theme.css").orElseThrow()))
                .isEqualTo(":root { --accent: teal }");
        assertThat(text(page.file("").orElseThrow()))
                .containsPattern("conversation\\.css\">\\s*<link [^>]*theme\\.css");
    }

    @Test
    void whatIsNotOfThePageIsNotFound() {
        assertThat(page.file("IntentPage.class")).isEmpty();
        assertThat(page.file("../ui/index.html")).isEmpty();
        assertThat(page.file("/index.html")).isEmpty();
    }

    @Test
    void theManifestIsReadAgainOnlyWhenItChanged() {
        var first = new Publication("company: A".getBytes(StandardCharsets.UTF_8), "\"1\"", Instant.EPOCH);
        var second = new Publication("company: B".getBytes(StandardCharsets.UTF_8), "\"2\"", Instant.EPOCH);

        assertThat(page.card(first)).isSameAs(page.card(first));
        assertThat(text(page.card(second))).isEqualTo("{\"company\":\"B\"}");
    }

    private static String text(PageResource resource) {
        return new String(resource.body(), StandardCharsets.UTF_8);
    }
}
