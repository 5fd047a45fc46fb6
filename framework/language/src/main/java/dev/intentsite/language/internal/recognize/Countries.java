package dev.intentsite.language.internal.recognize;

import com.ibm.icu.util.ULocale;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Table;

/** Tells names of countries, as CLDR has them in the language of the message. */
public final class Countries {
    private Countries() {}

    /** Whether the tokens are the name of a country. */
    public static boolean named(Analysis analysis, int from, int to) {
        Hit hit = names(analysis.language()).longest(analysis, from);
        return hit != null && hit.end() == to;
    }

    private static Table names(Language language) {
        return language.once("countries", () -> {
            Table names = new Table();
            ULocale locale = ULocale.forLocale(language.locale());
            for (String code : ULocale.getISOCountries()) {
                names.add(ULocale.getDisplayCountry("und-" + code, locale), code);
            }
            return names;
        });
    }
}
