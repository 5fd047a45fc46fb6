package dev.intentsite.language.internal.recognize;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.ULocale;
import dev.intentsite.language.internal.text.Analysis;
import dev.intentsite.language.internal.text.Folder;
import dev.intentsite.language.internal.text.Hit;
import dev.intentsite.language.internal.text.Language;
import dev.intentsite.language.internal.text.Table;
import java.util.Date;
import java.util.Set;

/** Signs, codes and names of the world's currencies, from CLDR. */
final class Currencies {
    private Currencies() {}

    /** What stands before a number: $, EUR, US$. */
    static Table signs(Language language) {
        return language.once("currency signs", () -> {
            Table signs = new Table();
            own(language, signs, "currency-sign");
            ULocale locale = ULocale.forLocale(language.locale());
            for (String code : codes()) {
                Currency currency = Currency.getInstance(code);
                signs.add(code, code);
                signs.add(currency.getName(locale, Currency.SYMBOL_NAME, null), code);
                String narrow = currency.getName(locale, Currency.NARROW_SYMBOL_NAME, null);
                if (!narrow.matches(".*[A-Za-z].*")) {
                    signs.add(code + narrow, code);
                    if (!narrow.equals("$")) {
                        signs.add(narrow, code);
                    }
                }
            }
            return signs;
        });
    }

    /** Whether it is written as a sign: of the codes that are words too ("All 70 of us"), only those in capitals are. */
    static boolean sign(Analysis analysis, int at, Hit sign) {
        String written = analysis.span(at, sign.end()).text();
        return !written.equalsIgnoreCase((String) sign.value())
                || written.equals(sign.value())
                || analysis.language().entries("currency-sign").stream()
                        .anyMatch(entry -> entry.value().contains((String) sign.value()));
    }

    /** What stands after a number: dollars, Swiss francs, EUR. */
    static Table names(Language language) {
        return language.once("currency names", () -> {
            Table names = new Table();
            own(language, names, "currency-name");
            ULocale locale = ULocale.forLocale(language.locale());
            for (String code : codes()) {
                Currency currency = Currency.getInstance(code);
                names.add(code, code);
                names.add(currency.getName(locale, Currency.LONG_NAME, null), code);
                for (String count : new String[] {"one", "other"}) {
                    names.add(currency.getName(locale, Currency.PLURAL_LONG_NAME, count, null), code);
                }
            }
            return names;
        });
    }

    /** The currency of the locale's region; US dollars where there is no region. */
    static String local(Language language) {
        Currency local = language.locale().getCountry().isEmpty() ? null : Currency.getInstance(language.locale());
        return local == null ? "USD" : local.getCurrencyCode();
    }

    private static void own(Language language, Table table, String section) {
        String local = local(language);
        for (Folder.Entry entry : language.entries(section)) {
            // "$" and "dollars" are the region's own where it counts in them.
            String[] codes = entry.value().split(" ");
            boolean known = codes.length > 1 && java.util.Arrays.asList(codes).contains(local);
            table.add(entry.phrase(), known ? local : codes[0]);
        }
    }

    private static Set<String> codes() {
        return java.util.Arrays.stream(java.util.Locale.getISOCountries())
                .flatMap(country -> codes(country).stream())
                .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new));
    }

    private static Set<String> codes(String country) {
        String[] codes = Currency.getAvailableCurrencyCodes(new ULocale("", country), new Date());
        return codes == null ? Set.of() : Set.of(codes);
    }
}
