package dev.intentsite.site.internal.model;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;

/** Jakarta Bean Validation on the site's clock: what is declared, and what is wrong with values. Thread-safe. */
final class Constraints {
    /** Prints the library's version where no logger was chosen. Held, since the JDK forgets what nobody holds. */
    private static final Logger BANNER = Logger.getLogger("org.hibernate.validator.internal.util.Version");

    static {
        if (BANNER.getLevel() == null) {
            BANNER.setLevel(Level.WARNING);
        }
    }

    private final Validator validator;
    private final Plainness plainness;
    private final LocalisedInterpolator interpolator = new LocalisedInterpolator();

    Constraints(Clock clock, ZoneId zone) {
        Clock sites = clock.withZone(zone);
        HibernateValidatorConfiguration configuration = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(interpolator)
                .clockProvider(() -> sites);
        boolean inFiles = !configuration
                .getBootstrapConfiguration()
                .getConstraintMappingResourcePaths()
                .isEmpty();
        this.plainness = new Plainness(!inFiles);
        this.validator = configuration.buildValidatorFactory().getValidator();
    }

    /** @throws jakarta.validation.ValidationException when the constraints of the record are not well declared */
    DeclaredConstraints declared(Home home) {
        if (plainness.of(home.type())) {
            return DeclaredConstraints.NONE;
        }
        PropertyDescriptor property =
                validator.getConstraintsForClass(home.type()).getConstraintsForProperty(home.component());
        if (property == null) {
            return DeclaredConstraints.NONE;
        }
        List<List<ConstraintDescriptor<?>>> levels = new ArrayList<>();
        levels.add(sorted(property.getConstraintDescriptors()));
        Set<ContainerElementTypeDescriptor> inner = property.getConstrainedContainerElementTypes();
        while (!inner.isEmpty()) {
            ContainerElementTypeDescriptor next = inner.iterator().next();
            levels.add(sorted(next.getConstraintDescriptors()));
            inner = next.getConstrainedContainerElementTypes();
        }
        int list = home.value().optional() ? 1 : 0;
        int value = list + (home.value().multiple() ? 1 : 0);
        return new DeclaredConstraints(
                level(levels, value),
                home.value().multiple() ? level(levels, list) : List.of(),
                home.value().optional() ? level(levels, 0) : List.of());
    }

    private static List<ConstraintDescriptor<?>> level(List<List<ConstraintDescriptor<?>>> levels, int index) {
        return index < levels.size() ? levels.get(index) : List.of();
    }

    private static List<ConstraintDescriptor<?>> sorted(Collection<ConstraintDescriptor<?>> constraints) {
        return constraints.stream()
                .sorted(Comparator.comparing((ConstraintDescriptor<?> constraint) ->
                                constraint.getAnnotation().annotationType().getName())
                        .thenComparing(constraint -> constraint.getAnnotation().toString()))
                .toList();
    }

    /**
     * What is wrong with a component's value.
     *
     * @param value one value, or the list of them; {@code null} for none
     */
    List<? extends ConstraintViolation<?>> violations(Home home, Object value, Locale locale) {
        if (plainness.of(home.type())) {
            return List.of();
        }
        Object wrapped = home.value().optional() ? Optional.of(value) : value;
        return inLanguage(locale, () -> validator.validateValue(home.type(), home.component(), wrapped));
    }

    /** Runs every validator on no value, so that those that cannot work throw now. */
    void tryOut(Home home) {
        if (plainness.of(home.type())) {
            return;
        }
        List<Object> noValue = new ArrayList<>();
        noValue.add(null);
        Object inner = home.value().multiple() ? noValue : null;
        Object value = home.value().optional() ? Optional.ofNullable(inner) : inner;
        validator.validateValue(home.type(), home.component(), value);
    }

    /** What is wrong with a whole record. */
    List<? extends ConstraintViolation<?>> violations(Record whole, Locale locale) {
        if (plainness.of(whole.getClass())) {
            return List.of();
        }
        return inLanguage(locale, () -> validator.validate(whole));
    }

    private <T> List<ConstraintViolation<T>> inLanguage(
            Locale locale, Supplier<Set<ConstraintViolation<T>>> validation) {
        Set<ConstraintViolation<T>> found = interpolator.in(locale, validation);
        return found.isEmpty() ? List.of() : inOrder(found);
    }

    private static <T> List<ConstraintViolation<T>> inOrder(Set<ConstraintViolation<T>> violations) {
        return violations.stream()
                .sorted(Comparator.comparing((ConstraintViolation<T> violation) ->
                                violation.getPropertyPath().toString())
                        .thenComparing(violation -> violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .toString()))
                .toList();
    }
}
