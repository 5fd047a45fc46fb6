package dev.intentsite.site.internal.model;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import java.util.function.Supplier;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * Texts of constraints in the language of the message that is answered, from the company's {@code ValidationMessages} and
 * Hibernate Validator's own. Texts that {@link ConstraintWords} has are left empty here.
 */
final class LocalisedInterpolator implements MessageInterpolator {
    private final ParameterMessageInterpolator texts = new ParameterMessageInterpolator();
    private final ThreadLocal<Locale> language = ThreadLocal.withInitial(() -> Locale.ENGLISH);

    <T> T in(Locale locale, Supplier<T> validation) {
        language.set(locale);
        try {
            return validation.get();
        } finally {
            language.remove();
        }
    }

    @Override
    public String interpolate(String template, Context context) {
        return interpolate(template, context, language.get());
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return ConstraintWords.has(context.getConstraintDescriptor(), locale)
                ? ""
                : texts.interpolate(template, context, locale);
    }
}
