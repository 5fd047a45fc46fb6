package dev.intentsite.site.internal.model;

import dev.intentsite.language.ValueTypes;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.FutureOrPresent;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.UniqueElements;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What constraints ask for, in plain words that go on from the parameter's label: "must be at least 1". */
final class ConstraintWords {
    private ConstraintWords() {}

    /** Whether the words for a violated constraint come from here: a standard one, whose text the company did not change. */
    static boolean has(ConstraintDescriptor<?> constraint, Locale locale) {
        Annotation annotation = constraint.getAnnotation();
        return isDefaultText(constraint)
                && of(annotation, Object.class).isPresent()
                && (ConstraintTexts.speaks(locale) || isExpression(annotation));
    }

    static boolean isDefaultText(ConstraintDescriptor<?> constraint) {
        return constraint
                .getMessageTemplate()
                .equals("{" + constraint.getAnnotation().annotationType().getName() + ".message}");
    }

    /** Whether the standard text is written in the expression language, which is not evaluated here. */
    private static boolean isExpression(Annotation annotation) {
        return annotation instanceof DecimalMin
                || annotation instanceof DecimalMax
                || annotation instanceof DurationMin
                || annotation instanceof DurationMax;
    }

    /**
     * The words for one constraint by itself.
     *
     * @param type the class of what it is on
     */
    static Optional<String> of(Annotation constraint, Class<?> type) {
        Bounds bounds = Bounds.of(constraint);
        if (!bounds.isEmpty()) {
            return Optional.of(bounds.words());
        } else if (constraint instanceof Size size) {
            return Optional.of(
                    size(List.class.isAssignableFrom(type) ? "values" : "characters", size.min(), size.max()));
        } else if (constraint instanceof Length length) {
            return Optional.of(size("characters", length.min(), length.max()));
        } else if (constraint instanceof NotBlank || constraint instanceof NotEmpty) {
            return Optional.of(ConstraintTexts.say("not_blank"));
        } else if (constraint instanceof Pattern pattern) {
            return Optional.of(ConstraintTexts.say("pattern", pattern.regexp()));
        } else if (constraint instanceof Email) {
            return Optional.of(ConstraintTexts.say("email"));
        } else if (constraint instanceof Digits digits) {
            return Optional.of(ConstraintTexts.say(
                    "digits", Integer.toString(digits.integer()), Integer.toString(digits.fraction())));
        } else if (constraint instanceof AssertTrue || constraint instanceof AssertFalse) {
            return Optional.of(ConstraintTexts.say(constraint instanceof AssertTrue ? "true" : "false"));
        } else if (constraint instanceof UniqueElements) {
            return Optional.of(ConstraintTexts.say("unique"));
        }
        return ofTime(constraint, type == LocalDate.class ? ".date" : ".time");
    }

    private static Optional<String> ofTime(Annotation constraint, String unit) {
        if (constraint instanceof Future) {
            return Optional.of(ConstraintTexts.say("future"));
        } else if (constraint instanceof FutureOrPresent) {
            return Optional.of(ConstraintTexts.say("future_or_present" + unit));
        } else if (constraint instanceof Past) {
            return Optional.of(ConstraintTexts.say("past"));
        } else if (constraint instanceof PastOrPresent) {
            return Optional.of(ConstraintTexts.say("past_or_present" + unit));
        } else if (constraint instanceof DurationMin least) {
            Duration length = Duration.ofDays(least.days())
                    .plusHours(least.hours())
                    .plusMinutes(least.minutes())
                    .plusSeconds(least.seconds());
            return Optional.of(ConstraintTexts.say(least.inclusive() ? "at_least" : "more_than", words(length)));
        } else if (constraint instanceof DurationMax most) {
            Duration length = Duration.ofDays(most.days())
                    .plusHours(most.hours())
                    .plusMinutes(most.minutes())
                    .plusSeconds(most.seconds());
            return Optional.of(ConstraintTexts.say(most.inclusive() ? "at_most" : "less_than", words(length)));
        }
        return Optional.empty();
    }

    private static String words(Duration length) {
        return ValueTypes.standard()
                .forJavaType(Duration.class)
                .map(type -> TypedValue.of(type, length).display(Locale.ENGLISH))
                .orElseThrow();
    }

    private static String size(String what, int min, int max) {
        if (max == Integer.MAX_VALUE) {
            return ConstraintTexts.say(what + ".at_least", Integer.toString(min));
        }
        return min == 0
                ? ConstraintTexts.say(what + ".at_most", Integer.toString(max))
                : ConstraintTexts.say(what + ".between", Integer.toString(min), Integer.toString(max));
    }
}
