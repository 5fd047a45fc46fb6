package dev.intentsite.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostileContentTest extends Browsing {
    static List<String> attacks() {
        return List.of(
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>",
                "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
                "<a href=javascript:alert(1)>x</a>",
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](java\tscript:alert(1))",
                "[a](&#x6A;avascript:alert(1))",
                "[a](\u0001javascript:alert(1))",
                "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
                "[a](vbscript:msgbox(1))",
                "[a](blob:http://localhost/x)",
                "<javascript:alert(1)>",
                "![a](javascript:alert(1))",
                "![a\" onerror=\"alert(1)](https://example.org/x.png)",
                "![a](https://example.org/track.png)",
                "[a](https://example.org \"x\\\" onmouseover=alert(1) y=\\\"\")",
                "[r]\n\n[r]: javascript:alert(1)",
                "```\"><img src=x onerror=alert(1)>\n</code></pre><script>alert(1)</script>\n```",
                "|<img src=x onerror=alert(1)>|b|\n|:-:|-|\n|`<script>alert(1)</script>`|[x](javascript:alert(1))|",
                "&lt;script&gt;alert(1)&lt;/script&gt; <form action=//example.org><input name=x autofocus onfocus=alert(1)>",
                "<style>*{display:none}</style><base href=//example.org><meta http-equiv=refresh content=0;url=//example.org>",
                "<div style='background:url(https://example.org)' class=dock id=message>x</div>");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void nothingOfAnAnswerRuns(String attack) {
        site.script = (request, who) -> everywhere(attack);
        visit.open(site);

        visit.say(attack);
        visit.page
                .locator("#log a")
                .all()
                .forEach(link -> link.evaluate("a => a.dispatchEvent(new Event('mouseover'))"));

        nothingRan();
        assertThat(
                        (List<?>)
                                visit.page.evaluate(
                                        "[...document.querySelectorAll('#log a[href]')].map(a => a.protocol).filter(p => !['http:', 'https:', 'mailto:'].includes(p))"))
                .isEmpty();
        assertThat(
                        (Number)
                                visit.page.evaluate(
                                        "document.querySelectorAll('#log :is(script, img, svg, iframe, form, input, style, object, [style], [id])').length"))
                .isEqualTo(0);
        assertThat(
                        (Number)
                                visit.page.evaluate(
                                        "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))).length"))
                .isEqualTo(0);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void nothingOfAManifestRuns(String attack) throws Exception {
        ObjectNode manifest =
                FakeSite.JSON.createObjectNode().put("company", attack).put("about", attack);
        manifest.putArray("capabilities")
                .addObject()
                .put("intent", attack)
                .put("description", attack)
                .putArray("examples")
                .add(attack);
        manifest.putObject("contact").put("intent_endpoint", site.origin() + "/intent");
        site.manifest = FakeSite.JSON.writeValueAsString(manifest);

        visit.open(site);

        assertThat(visit.page.locator("#welcome")).containsText(attack.strip().substring(0, 1));
        nothingRan();
    }

    @Test
    void linksLeadOutsideWithoutTellingFromWhere() {
        site.script = (request, who) -> Booking.envelope("information_response", "[Menu](https://example.org/menu)");
        visit.open(site);

        visit.say("Hello");

        assertThat(visit.page.locator("#log a")).hasAttribute("rel", "noopener noreferrer nofollow");
        assertThat(visit.page.locator("#log a")).hasAttribute("href", "https://example.org/menu");
    }

    private void nothingRan() {
        assertThat(visit.page.evaluate("window.hacked")).isEqualTo(0);
        assertThat(visit.page.url()).isEqualTo(site.address());
        assertThat(visit.troubles).isEmpty();
    }

    private static ObjectNode everywhere(String attack) {
        ObjectNode answer = Booking.envelope("information_request", attack);
        answer.put("capability", attack).put("record", attack).put("expires_at", attack);
        Booking.required(answer, attack);
        answer.putObject("collected_information")
                .put(attack, attack)
                .putArray("list")
                .add(attack);
        answer.putArray("options")
                .addObject()
                .put("parameter", attack)
                .put("value", attack)
                .put("label", attack);
        answer.putArray("suggestions").add(attack);
        return answer;
    }
}
