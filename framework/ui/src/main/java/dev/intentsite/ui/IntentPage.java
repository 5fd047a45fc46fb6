package dev.intentsite.ui;

import dev.intentsite.http.Page;
import dev.intentsite.http.PageResource;
import dev.intentsite.site.IntentSite;
import dev.intentsite.site.Publication;
import java.util.List;
import java.util.Optional;

/**
 * The page that every site shows at {@code /intent-ui/}. On the class path it is found by itself; to change how it looks or
 * who may embed it, give it in the settings:
 *
 * <pre>{@code
 * HttpSettings.builder().pages(new IntentPage().theme(":root { --accent: #7a1f3d }")).build();
 * }</pre>
 *
 * <p>Its Content-Security-Policy lets nothing run and nothing load that is not the site's own. Immutable, thread-safe.
 */
public final class IntentPage implements Page {
    private static final String CARD = "site.json";
    private static final String THEME = "theme.css";

    private final String theme;
    private final List<String> embedders;
    private final PageFiles files;
    private final SiteCard card = new SiteCard();

    /** The page as it is: the framework's own look, not to be embedded anywhere. */
    public IntentPage() {
        this("", List.of());
    }

    private IntentPage(String theme, List<String> embedders) {
        this.theme = theme;
        this.embedders = embedders;
        this.files = new PageFiles(new PageHeaders(embedders), theme);
    }

    /**
     * The page with a company's own style after the framework's.
     *
     * @param css a style sheet, commonly of custom properties such as {@code --accent}; {@code base.css} lists them
     */
    public IntentPage theme(String css) {
        return new IntentPage(css, embedders);
    }

    /**
     * The page, to be shown in frames of these origins too.
     *
     * @param origins such as {@code https://www.bellacucina.example}
     * @throws IllegalArgumentException when one is no origin
     */
    public IntentPage embeddableBy(String... origins) {
        return new IntentPage(theme, List.of(origins));
    }

    @Override
    public Optional<PageResource> find(String path, IntentSite site) {
        return path.equals(CARD) ? Optional.of(card(site.manifestPublication())) : files.find(path);
    }

    /** Everything but {@code site.json}. */
    Optional<PageResource> file(String path) {
        return files.find(path);
    }

    /** {@code site.json}: the published manifest, as the script reads it. */
    PageResource card(Publication manifest) {
        return card.of(manifest, files.headers());
    }

    static String themeFile() {
        return THEME;
    }
}
