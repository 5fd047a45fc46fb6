package dev.intentsite.site.internal.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts about constraints, in English. Other languages have Hibernate Validator's own. */
final class ConstraintTexts {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            "dev.intentsite.site.internal.model.constraints",
            Locale.ROOT,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private ConstraintTexts() {}

    static String say(String key, Object... values) {
        return new MessageFormat(TEXTS.getString(key), Locale.ROOT).format(values);
    }

    static boolean speaks(Locale locale) {
        return locale.getLanguage().isEmpty() || locale.getLanguage().equals("en");
    }
}
