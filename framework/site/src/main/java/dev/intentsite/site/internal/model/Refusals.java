package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.ConstraintViolation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why a parameter's value is refused, in plain words: "party size must be between 1 and 20, not 25". */
final class Refusals {
    private static final int LONGEST_QUOTE = 40;

    private final TypedParameter parameter;
    private final DeclaredConstraints declared;
    private final Locale locale;

    Refusals(TypedParameter parameter, DeclaredConstraints declared, Locale locale) {
        this.parameter = parameter;
        this.declared = declared;
        this.locale = locale;
    }

    /** "a date is written like 2026-03-08, not \"8 March\"". */
    static String format(IllegalArgumentException fault, JsonNode value) {
        String remedy = Optional.ofNullable(fault.getMessage()).orElse("this value cannot be read");
        if (value.isTextual() && remedy.contains(value.textValue())) {
            return remedy;
        }
        return not(remedy, value.isTextual() && !value.textValue().isBlank() ? value.toString() : value.asText());
    }

    String of(ConstraintViolation<?> violation) {
        String text = violation.getMessage();
        boolean ofTheList = violation.getInvalidValue() instanceof List<?>;
        if (text.isEmpty()) {
            return not(parameter.label() + " " + ownWords(violation, ofTheList), shown(violation.getInvalidValue()));
        }
        return said(text, parameter.label());
    }

    /** The same of a constraint on the whole record. @param named whether it names the parameter */
    String ofRecord(ConstraintViolation<?> violation, boolean named) {
        boolean own = !ConstraintWords.isDefaultText(violation.getConstraintDescriptor());
        if (own) {
            return violation.getMessage();
        }
        return named ? of(violation) : ConstraintTexts.say("together", parameter.label());
    }

    /** A text of the company's or of Hibernate Validator's: one that begins with a small letter goes on from the label, unless it has it. */
    static String said(String text, String label) {
        if (!Character.isLowerCase(text.codePointAt(0)) || label.isEmpty() || text.startsWith(label + " ")) {
            return text;
        }
        return text.startsWith("must ") ? label + " " + text : label + ": " + text;
    }

    private String ownWords(ConstraintViolation<?> violation, boolean ofTheList) {
        var annotation = violation.getConstraintDescriptor().getAnnotation();
        if (!Bounds.of(annotation).isEmpty()) {
            return Bounds.of(declared.onValue()).words();
        }
        return ConstraintWords.of(
                        annotation,
                        ofTheList ? List.class : parameter.declaration().element())
                .orElse(violation.getMessage());
    }

    private String shown(Object value) {
        return parameter.type().javaType().isInstance(value)
                ? TypedValue.of(parameter.type(), value).display(locale)
                : "";
    }

    private static String not(String words, String shown) {
        return shown.isBlank() || shown.length() > LONGEST_QUOTE ? words : ConstraintTexts.say("not", words, shown);
    }
}
