package dev.intentsite.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Each of the walls against what runs in an answer, with the others taken away. {@link HostileContentTest} has them all. */
class WallsTest extends Browsing {
    /** Renders each attack into the page, and returns those of which something could run. */
    private static final String RENDER_ALL = """
              const { render } = await import('/intent-ui/markdown.js');
              const active = 'script, img, svg, math, iframe, form, input, style, object, base, meta, [style], [id]';
              const runs = (element) => [...element.attributes].some(({ name }) => name.startsWith('on'))
                || (element.hasAttribute('href') && !['http:', 'https:', 'mailto:'].includes(element.protocol));
              return attacks.filter((attack) => {
                const box = document.createElement('div');
                document.body.append(box);
                box.append(render(attack));
                return box.querySelector(active) || [...box.querySelectorAll('*')].some(runs);
              });
            }""";

    @Test
    void theParserAloneMakesNothingThatRuns() {
        withoutPolicy();

        assertThat(visit.page.evaluate("""
                        async (attacks) => {
                          DOMPurify.sanitize = (html) => document.createRange().createContextualFragment(html);
                        """ + RENDER_ALL, HostileContentTest.attacks()))
                .isEqualTo(List.of());
        assertThat(visit.page.evaluate("window.hacked")).isEqualTo(0);
    }

    @Test
    void theSanitizerAloneLetsNothingThroughThatRuns() {
        withoutPolicy();

        assertThat(visit.page.evaluate("""
                        async (attacks) => {
                          markdownit.prototype.render = (text) => text;
                        """ + RENDER_ALL, HostileContentTest.attacks()))
                .isEqualTo(List.of());
        assertThat(visit.page.evaluate("window.hacked")).isEqualTo(0);
    }

    @Test
    void withoutBothAnAttackWouldRun() {
        withoutPolicy();

        assertThat((List<?>) visit.page.evaluate("""
                        async (attacks) => {
                          markdownit.prototype.render = (text) => text;
                          DOMPurify.sanitize = (html) => document.createRange().createContextualFragment(html);
                        """ + RENDER_ALL, List.of("<img src=x onerror=alert(1)>")))
                .isNotEmpty();
        visit.page.waitForFunction("() => window.hacked > 0");
    }

    @Test
    void thePolicyAloneRefusesWhatRuns() {
        visit.open(site);

        assertThat(visit.page.evaluate("""
                        () => [
                          () => { document.body.innerHTML = '<img src=x onerror=alert(1)>'; },
                          () => document.createRange().createContextualFragment('<script>alert(1)</script>'),
                          () => document.body.setAttribute('onclick', 'alert(1)'),
                          () => { document.createElement('script').text = 'alert(1)'; },
                          () => { document.createElement('script').src = 'https://example.org/x.js'; },
                          () => { document.createElement('iframe').srcdoc = '<script>parent.alert(1)</script>'; },
                          () => trustedTypes.createPolicy('mine', { createHTML: (html) => html }),
                        ].map((deed) => { try { deed(); return 'done'; } catch { return 'refused'; } })"""))
                .isEqualTo(List.of("refused", "refused", "refused", "refused", "refused", "refused", "refused"));
        assertThat(visit.page.evaluate("window.hacked")).isEqualTo(0);
    }

    @Test
    void thePolicyAloneLoadsNothingFromElsewhere() {
        visit.open(site);

        assertThat(visit.page.evaluate("""
                        () => new Promise((told) => {
                          let refused = 'nothing was refused';
                          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => { refused = effectiveDirective; });
                          const picture = document.createElement('img');
                          picture.onload = picture.onerror = () => setTimeout(() => told(refused));
                          picture.src = 'https://example.org/track.png';
                          document.body.append(picture);
                        })""")).isEqualTo("img-src");
    }

    private void withoutPolicy() {
        visit.close();
        visit = Visit.withoutPolicy(chromium);
        visit.open(site);
    }
}
