package dev.intentsite.http;

import dev.intentsite.http.internal.Mount;
import dev.intentsite.http.internal.Site;
import dev.intentsite.site.IntentSite;
import io.javalin.config.JavalinState;
import io.javalin.plugin.Plugin;

/**
 * Mounts a site into a Javalin application that starts its own server:
 *
 * <pre>{@code
 * Javalin.create(config -> config.registerPlugin(new IntentSitePlugin(site))).start(8080);
 * }</pre>
 *
 * <p>It answers {@code /intent}, {@code /intentmanifest.yaml}, {@code /.well-known/jwks.json} and {@code /intent-ui/}, and
 * touches no other path. It stands before the application's own handling, context path included, so the application's limits,
 * handlers, error pages and headers do not reach those paths, and the site's do not reach the application's.
 */
public final class IntentSitePlugin extends Plugin<Void> {
    private final Site site;
    private final HttpSettings settings;

    /** The site with default settings. The caller closes it. */
    public IntentSitePlugin(IntentSite site) {
        this(site, HttpSettings.defaults());
    }

    /** The site with these settings. The caller closes it. */
    public IntentSitePlugin(IntentSite site, HttpSettings settings) {
        this(Site.of(site, settings.pages()), settings);
    }

    IntentSitePlugin(Site site, HttpSettings settings) {
        this.site = site;
        this.settings = settings;
    }

    @Override
    public void onInitialize(JavalinState state) {
        // When the server starts, every handler of the application hangs in it already.
        state.jetty.modifyServer(server -> state.events.serverStarting(() -> Mount.before(server, site, settings)));
    }

    @Override
    public String name() {
        return "IntentSite";
    }
}
