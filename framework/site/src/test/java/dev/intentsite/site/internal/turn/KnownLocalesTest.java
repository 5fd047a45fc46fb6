package dev.intentsite.site.internal.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KnownLocalesTest {
    private final KnownLocales locales = new KnownLocales(List.of(Locale.ENGLISH));

    @Test
    void aSenderWhoNamesEverNewLanguagesDoesNotFillTheMemory() {
        Set<Locale> read = new HashSet<>();
        for (String region : Locale.getISOCountries()) {
            for (String tag :
                    List.of("en-" + region, "de-" + region + "-x-own", "en-" + region + "-variant", "qqabcdef")) {
                read.add(locales.of(Locale.forLanguageTag(tag)));
                read.add(locales.spoken(Locale.forLanguageTag(tag)));
            }
        }

        assertThat(read).hasSizeLessThanOrEqualTo(KnownLocales.MOST_OTHERS + 1);
    }

    @Test
    void onlyWhatTheSiteSpeaksIsAnswered() {
        assertThat(locales.spoken(Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
        assertThat(locales.spoken(Locale.UK)).isEqualTo(Locale.UK);
        assertThat(locales.spoken(Locale.forLanguageTag("en-999"))).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void theFirstRegionsAreReadAsTheyAre() {
        assertThat(locales.of(Locale.UK)).isEqualTo(Locale.UK);
        assertThat(locales.of(Locale.forLanguageTag("en-GB-oxendict"))).isEqualTo(Locale.UK);
        assertThat(locales.of(Locale.forLanguageTag("en-001"))).isEqualTo(Locale.ENGLISH);
    }
}
