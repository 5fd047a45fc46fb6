package dev.intentsite.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.http.internal.FakeSite;
import dev.intentsite.http.internal.Web;
import dev.intentsite.site.Answer;
import dev.intentsite.site.WorkUnderWay;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A site in an application that would spoil everything, if it were asked. */
class IntentSitePluginTest {
    private final FakeSite site = new FakeSite();
    private Web web;

    @BeforeEach
    void startHostileApplication() {
        Javalin application = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = 10L;
            config.http.defaultContentType = "text/csv";
            config.router.contextPath = "/shop";
            config.jetty.modifyHttpConfiguration(http -> {
                http.addCustomizer(new ForwardedRequestCustomizer());
            });
            config.registerPlugin(new IntentSitePlugin(
                    site, HttpSettings.builder().messagesPerMinute(1000).build()));
            config.bundledPlugins.enableCors(cors -> cors.addRule(rule -> rule.allowHost("https://only.example")));
            config.routes.before(context -> {
                if (!context.path().startsWith("/shop/own")) {
                    throw new IllegalStateException("Nobody may pass");
                }
            });
            config.routes.after(context -> context.header("X-Host", "was here"));
            config.routes.exception(Exception.class, (e, context) -> context.status(418));
            config.routes.error(404, context -> context.result("the host's 404"));
            config.routes.error(405, context -> context.result("the host's 405"));
            config.routes.error(415, context -> context.result("the host's 415"));
            config.routes.post("/intent", IntentSitePluginTest::hijack);
            config.routes.get("/intentmanifest.yaml", IntentSitePluginTest::hijack);
            config.routes.post("/own", context -> context.result(context.body()));
            config.routes.get("/own", context -> context.result("a,b"));
        });
        application.start("localhost", 0);
        web = new Web(application.port(), application::stop);
    }

    private static void hijack(Context context) {
        context.result("hijacked");
    }

    @AfterEach
    void stop() throws Exception {
        web.close();
    }

    @Test
    void whoWaitsForLongWorkHearsOfItAsIfThereWereNoHost() {
        AtomicInteger looks = new AtomicInteger();
        site.working = new WorkUnderWay() {
            @Override
            public Optional<Answer> result() {
                return looks.getAndIncrement() == 0
                        ? Optional.empty()
                        : Optional.of(FakeSite.json(200, "{\"done\":true}", OptionalInt.empty()));
            }

            @Override
            public Runnable whenSettled(Runnable look) {
                return () -> {};
            }
        };

        HttpResponse<String> stream = web.send(web.post("12").header("Accept", "text/event-stream"));

        assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
        assertThat(stream.headers().firstValue("X-Host")).isEmpty();
        assertThat(stream.body())
                .isEqualTo("event: envelope\ndata: {\"bytes\":2}\n\nevent: envelope\ndata: {\"done\":true}\n\n");
    }

    @Test
    void messagesAreAnsweredAsIfThereWereNoHost() {
        HttpResponse<String> answer = web.send(web.post("x".repeat(60_000)).header("X-Forwarded-For", "192.0.2.1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"bytes\":60000}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().map()).doesNotContainKey("x-host");
    }

    @Test
    void errorsStayTheSites() {
        assertThat(web.send(web.post("x".repeat(65_537))).body()).contains("payload_too_large");
        assertThat(web.send(web.post("{}").setHeader("Content-Type", "text/plain"))
                        .body())
                .contains("unsupported_media_type");
        HttpResponse<String> wrongMethod = web.send(web.to("/intent"));
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("POST, OPTIONS");
        assertThat(wrongMethod.body()).doesNotContain("host");
        assertThat(web.send(web.to("/intent-ui/none")).body()).doesNotContain("host");
    }

    @Test
    void aPreflightIsAnsweredForEveryOrigin() {
        HttpResponse<String> answer = web.send(web.to("/intent")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Link")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/intentmanifest.yaml", "/.well-known/jwks.json", "/intent-ui/"})
    void documentsAndThePageAreAtTheRoot(String path) {
        assertThat(web.send(web.to(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void theHostsPathsStayTheHosts() {
        HttpResponse<String> own = web.send(web.to("/shop/own"));
        assertThat(own.body()).isEqualTo("a,b");
        assertThat(own.headers().firstValue("Content-Type").orElseThrow()).contains("text/csv");
        assertThat(own.headers().firstValue("X-Host")).contains("was here");
        assertThat(own.headers().map()).doesNotContainKeys("x-content-type-options", "access-control-allow-origin");

        assertThat(web.send(web.to("/shop/own").POST(HttpRequest.BodyPublishers.ofString("01234567890")))
                        .statusCode())
                .isEqualTo(413);
        assertThat(web.send(web.to("/shop/own/none")).body()).isEqualTo("the host's 404");
        assertThat(web.send(web.to("/shop/intentmanifest.yaml")).statusCode()).isEqualTo(418);
    }
}
