package dev.intentsite.acceptance.docs;

import dev.intentsite.http.HttpSettings;
import dev.intentsite.http.IntentServer;
import dev.intentsite.http.IntentSitePlugin;
import dev.intentsite.ledger.SqlLedger;
import dev.intentsite.ledger.SqliteDatabase;
import dev.intentsite.llm.LanguageModel;
import dev.intentsite.protocol.attribution.JsonWebKey;
import dev.intentsite.protocol.attribution.Pin;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.SiteBuilder;
import dev.intentsite.ui.IntentPage;
import io.javalin.Javalin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** How the guide puts the workshop together and serves it. */
final class Workshop {
    private Workshop() {}

    static SiteBuilder site(Path folder, SqliteDatabase database, Jobs jobs) {
        // tag::site[]
        SiteBuilder site = IntentSite.builder(new RepairDesk(jobs))
                .company("Spoke & Sprocket")
                .about("Repairs bicycles in Dublin, Monday to Saturday.")
                .zone(ZoneId.of("Europe/Dublin"))
                .origin("https://workshop.example")
                .dataFolder(folder)
                .ledger(SqlLedger.on(database))
                .valueTypes(new FrameNumberType())
                .mapException(JobGoneException.class, gone -> Outcome.failed("Somebody has just cancelled it."));
        // end::site[]
        return site;
    }

    static SiteBuilder knowing(SiteBuilder site, JsonWebKey key) {
        // tag::pins[]
        site.pins(new Pin("urn:example:city-council", List.of(key), List.of()));
        // end::pins[]
        return site;
    }

    static LanguageModel helped(SiteBuilder site, String key) {
        // tag::model[]
        LanguageModel model = LanguageModel.anthropic("claude-haiku-4-5", key)
                .timeLimit(Duration.ofSeconds(4))
                .tokensPerDay(500_000)
                .build();
        site.interpreter(model.reader()).phraser(model.phraser());
        // end::model[]
        return model;
    }

    static Javalin mounted(IntentSite site) {
        // tag::mount[]
        Javalin application = Javalin.create(config -> {
            config.routes.get("/", context -> context.result("Our own page"));
            config.registerPlugin(new IntentSitePlugin(site));
        });
        // end::mount[]
        return application;
    }

    static IntentServer overTls(IntentSite site, int port, Path keyStore, String password) {
        // tag::tls[]
        IntentServer server = IntentServer.builder()
                .host("0.0.0.0")
                .port(port)
                .tls(keyStore, password)
                .start(site);
        // end::tls[]
        return server;
    }

    static IntentServer behindProxy(IntentSite site, int port) {
        // tag::proxy[]
        IntentServer server = IntentServer.builder()
                .port(port)
                .plainHttpBehindProxy()
                .settings(
                        HttpSettings.builder().trustForwardedFor("127.0.0.1/32").build())
                .start(site);
        // end::proxy[]
        return server;
    }

    static HttpSettings page() {
        // tag::page[]
        HttpSettings settings = HttpSettings.builder()
                .pages(new IntentPage()
                        .theme(":root { --accent: #7a1f3d }")
                        .embeddableBy("https://www.workshop.example"))
                .build();
        // end::page[]
        return settings;
    }
}
