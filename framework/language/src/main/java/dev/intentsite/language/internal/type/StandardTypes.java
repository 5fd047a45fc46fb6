package dev.intentsite.language.internal.type;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Recognizers;
import dev.intentsite.language.ValueType;
import dev.intentsite.protocol.value.EmailAddress;
import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.PhoneNumber;
import dev.intentsite.protocol.value.Reference;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** All built-in kinds but enums, which are made for their class. Where several have one wire type, the first is its kind. */
public final class StandardTypes {
    private StandardTypes() {}

    public static List<ValueType<?>> all() {
        return List.of(
                words("text", Recognizers.text()),
                words("string", Recognizers.string()),
                words("location", Recognizers.location()),
                IntegerType.ofLong(),
                IntegerType.ofInt(),
                DecimalType.ofBigDecimal(),
                DecimalType.ofDouble(),
                new BooleanType(),
                Times.date(),
                Times.time(),
                Times.dateTime(),
                Durations.duration(),
                Durations.period(),
                new MoneyType(),
                personName(),
                reference(),
                email(),
                phone(),
                url());
    }

    private static ValueType<String> words(String wire, Recognizer recognizer) {
        return new StringType<>(
                wire,
                String.class,
                Schemas.ofType("string").put("minLength", 1),
                text -> {
                    if (text.isBlank()) {
                        throw new IllegalArgumentException("some words are needed");
                    }
                    return text;
                },
                text -> text,
                (text, locale) -> text,
                recognizer);
    }

    private static ValueType<PersonName> personName() {
        return new StringType<>(
                "person_name",
                PersonName.class,
                Schemas.ofType("string").put("minLength", 1).put("maxLength", 200),
                PersonName::new,
                PersonName::value,
                (name, locale) -> name.value(),
                Recognizers.personName());
    }

    private static ValueType<Reference> reference() {
        return new StringType<>(
                "string",
                Reference.class,
                Schemas.pattern("^" + Reference.FORM.pattern() + "$"),
                Reference::new,
                Reference::value,
                (reference, locale) -> reference.value(),
                Recognizers.reference());
    }

    private static ValueType<EmailAddress> email() {
        return new StringType<>(
                "email",
                EmailAddress.class,
                Schemas.format("email").put("maxLength", 254),
                EmailAddress::new,
                EmailAddress::value,
                (address, locale) -> address.value(),
                Recognizers.email());
    }

    private static ValueType<PhoneNumber> phone() {
        return new StringType<>(
                "phone",
                PhoneNumber.class,
                Schemas.pattern("^\\+[1-9][0-9]{3,14}$"),
                PhoneNumber::new,
                PhoneNumber::value,
                StandardTypes::international,
                Recognizers.phone());
    }

    private static String international(PhoneNumber number, Locale locale) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            return numbers.format(numbers.parse(number.value(), null), PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return number.value();
        }
    }

    private static ValueType<URI> url() {
        return new StringType<>(
                "url",
                URI.class,
                Schemas.format("uri").put("pattern", "^https?://"),
                StandardTypes::readUrl,
                URI::toString,
                (url, locale) -> url.toString(),
                Recognizers.url());
    }

    private static URI readUrl(String text) {
        try {
            URI url = new URI(text);
            if (("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a web address looks like https://example.org/page", e);
        }
        throw new IllegalArgumentException("a web address looks like https://example.org/page");
    }
}
