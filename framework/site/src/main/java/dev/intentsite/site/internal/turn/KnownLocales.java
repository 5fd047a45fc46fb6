package dev.intentsite.site.internal.turn;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The languages that messages are read and answered in. The words and texts of each stay in memory for good, and a sender may name any,
 * so there are the site's own and so many others that were asked for first. Thread-safe.
 */
final class KnownLocales {
    static final int MOST_OTHERS = 8;

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> REGIONS = Set.of(Locale.getISOCountries());

    private final List<Locale> own;
    private final Set<Locale> others = ConcurrentHashMap.newKeySet();

    /** @param own the languages that the site speaks, the first by default */
    KnownLocales(List<Locale> own) {
        this.own = List.copyOf(own);
    }

    /** The language that stands for {@code said}. */
    Locale of(Locale said) {
        if (own.contains(said)) {
            return said;
        }
        if (!LANGUAGES.contains(said.getLanguage())) {
            return own.get(0);
        }
        Locale plain = new Locale.Builder()
                .setLanguage(said.getLanguage())
                .setRegion(REGIONS.contains(said.getCountry()) ? said.getCountry() : "")
                .build();
        return own.contains(plain) || isAmongOthers(plain) ? plain : nearest(plain);
    }

    /** The same where the site speaks the language; else its first. */
    Locale spoken(Locale said) {
        boolean speaks = own.stream().anyMatch(locale -> locale.getLanguage().equals(said.getLanguage()));
        return speaks ? of(said) : own.get(0);
    }

    private boolean isAmongOthers(Locale plain) {
        if (others.contains(plain)) {
            return true;
        }
        synchronized (others) {
            return others.size() < MOST_OTHERS && others.add(plain);
        }
    }

    private Locale nearest(Locale plain) {
        return own.stream()
                .filter(locale -> locale.getLanguage().equals(plain.getLanguage()))
                .findFirst()
                .orElse(own.get(0));
    }
}
