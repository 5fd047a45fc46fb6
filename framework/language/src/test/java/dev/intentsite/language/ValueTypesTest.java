package dev.intentsite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intentsite.protocol.value.EmailAddress;
import dev.intentsite.protocol.value.Money;
import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.protocol.value.PhoneNumber;
import dev.intentsite.protocol.value.Reference;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ValueTypesTest {
    private static final long SEED = 20261120;
    private static final int ROUNDS = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ValueTypes types = ValueTypes.standard();

    /** How to make a random value of each Java type. */
    private static final Map<Class<?>, Function<Random, Object>> GENERATORS = Map.ofEntries(
            Map.entry(Integer.class, Random::nextInt),
            Map.entry(Long.class, random -> random.nextLong() >> 11),
            Map.entry(Double.class, random -> random.nextGaussian() * Math.pow(10, random.nextInt(30) - 10)),
            Map.entry(BigDecimal.class, random -> new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(12))),
            Map.entry(Boolean.class, Random::nextBoolean),
            Map.entry(String.class, random -> words(random)),
            Map.entry(
                    PersonName.class, random -> new PersonName("Zoë " + Integer.toString(random.nextInt(1 << 30), 36))),
            Map.entry(Reference.class, random -> new Reference("res-" + random.nextInt(1 << 30) + "-7a")),
            Map.entry(EmailAddress.class, random -> new EmailAddress(random.nextInt(1 << 30) + "@example.org")),
            Map.entry(PhoneNumber.class, random -> new PhoneNumber("+1" + (1_000_000 + random.nextInt(1 << 30)))),
            Map.entry(URI.class, random -> URI.create("https://example.org/" + random.nextInt(1 << 30) + "?q=%20")),
            Map.entry(Money.class, random -> money(random)),
            Map.entry(LocalDate.class, random -> date(random)),
            Map.entry(LocalTime.class, random -> time(random)),
            Map.entry(LocalDateTime.class, random -> LocalDateTime.of(date(random), time(random))),
            Map.entry(Duration.class, random -> Duration.ofMillis(random.nextLong() >>> (20 + random.nextInt(40)))),
            Map.entry(
                    Period.class, random -> Period.of(random.nextInt(100), random.nextInt(100), random.nextInt(1000))),
            Map.entry(DayOfWeek.class, random -> DayOfWeek.of(1 + random.nextInt(7))));

    private static String words(Random random) {
        return "x"
                + random.ints(random.nextInt(20), 0x20, 0x2fff)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                + "é";
    }

    private static LocalDate date(Random random) {
        return LocalDate.of(1, 1, 1).plusDays(random.nextInt(3_652_000));
    }

    private static LocalTime time(Random random) {
        LocalTime time = LocalTime.ofNanoOfDay((long) (random.nextDouble() * 86_400_000_000_000L));
        return switch (random.nextInt(3)) {
            case 0 -> time;
            case 1 -> time.withNano(0);
            default -> time.withNano(0).withSecond(0);
        };
    }

    private static Money money(Random random) {
        Currency currency = Currency.getInstance(List.of("EUR", "JPY", "BHD").get(random.nextInt(3)));
        int digits = currency.getDefaultFractionDigits();
        return new Money(BigDecimal.valueOf(random.nextInt(), digits), currency);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private ValueType<Object> type(Class<?> javaType) {
        return (ValueType<Object>) types.forJavaType(javaType).orElseThrow();
    }

    @Test
    void everyValueSurvivesItsJsonForm() {
        GENERATORS.forEach((javaType, generator) -> {
            Random random = new Random(SEED);
            for (int i = 0; i < ROUNDS; i++) {
                Object value = generator.apply(random);
                JsonNode form = type(javaType).toJson(value);
                Object again = type(javaType).fromJson(json(form.toString().replace("'", "\\u0027")));
                if (value instanceof BigDecimal number) {
                    assertThat((BigDecimal) again).isEqualByComparingTo(number);
                } else {
                    assertThat(again).as("%s from %s", javaType, form).isEqualTo(value);
                }
                assertThat(type(javaType).toJson(again)).isEqualTo(form);
                assertThat(type(javaType).display(value, Locale.US)).isNotBlank();
            }
        });
    }

    @Test
    void jsonFormsAreThoseOfTheWire() {
        assertForm(LocalDate.class, LocalDate.of(2026, 3, 8), "'2026-03-08'", "date");
        assertForm(LocalTime.class, LocalTime.of(19, 0), "'19:00'", "time");
        assertForm(LocalTime.class, LocalTime.of(19, 0, 5), "'19:00:05'", "time");
        assertForm(LocalDateTime.class, LocalDateTime.of(2026, 3, 8, 19, 0), "'2026-03-08T19:00'", "datetime");
        assertForm(Duration.class, Duration.ofMinutes(90), "'PT1H30M'", "duration");
        assertForm(Period.class, Period.ofMonths(3), "'P3M'", "duration");
        assertForm(int.class, 2, "2", "integer");
        assertForm(long.class, 9_000_000_000L, "9000000000", "integer");
        assertForm(double.class, 2.5, "2.5", "decimal");
        assertForm(BigDecimal.class, new BigDecimal("12"), "12", "decimal");
        assertForm(boolean.class, true, "true", "boolean");
        assertForm(
                Money.class,
                new Money(new BigDecimal("12.50"), Currency.getInstance("EUR")),
                "{'amount':'12.50','currency':'EUR'}",
                "money");
        assertForm(PersonName.class, new PersonName("Jane Smith"), "'Jane Smith'", "person_name");
        assertForm(Reference.class, new Reference("res-7"), "'RES-7'", "string");
        assertForm(String.class, "Window seat", "'Window seat'", "text");
        assertForm(DayOfWeek.class, DayOfWeek.MONDAY, "'monday'", "enum");
        assertForm(PhoneNumber.class, new PhoneNumber("+13125550123"), "'+13125550123'", "phone");
        assertForm(EmailAddress.class, new EmailAddress("jane@example.org"), "'jane@example.org'", "email");
        assertForm(URI.class, URI.create("https://example.org/a"), "'https://example.org/a'", "url");
    }

    private void assertForm(Class<?> javaType, Object value, String form, String wire) {
        assertThat(type(javaType).toJson(value)).isEqualTo(json(form));
        assertThat(type(javaType).fromJson(json(form))).isEqualTo(value);
        assertThat(type(javaType).wire()).isEqualTo(wire);
    }

    @Test
    void peopleReadThemNaturally() {
        assertShown(LocalDate.of(2026, 10, 16), "Friday, October 16, 2026", "Freitag, 16. Oktober 2026");
        assertShown(LocalTime.of(19, 0), "7:00 PM", "19:00");
        assertShown(LocalTime.of(19, 0, 5), "7:00:05 PM", "19:00:05");
        assertShown(2, "2", "2");
        assertShown(2026, "2026", "2026");
        assertShown(2.5, "2.5", "2,5");
        assertShown(new Money(new BigDecimal("1234.5"), Currency.getInstance("EUR")), "1,234.50 EUR", "1.234,50 EUR");
        assertShown(Duration.ofMinutes(90), "1 hour, 30 minutes", "1 Stunde, 30 Minuten");
        assertShown(Duration.ZERO, "0 minutes", "0 Minuten");
        assertShown(Period.of(0, 1, 14), "1 month, 14 days", "1 Monat, 14 Tage");
        assertShown(new PhoneNumber("+13125550123"), "+1 312-555-0123", "+1 312-555-0123");
        assertShown(DayOfWeek.MONDAY, "monday", "monday");
        assertShown(true, "yes", "yes");
    }

    private void assertShown(Object value, String english, String german) {
        assertThat(type(value.getClass()).display(value, Locale.ENGLISH)).isEqualTo(english);
        assertThat(type(value.getClass()).display(value, Locale.GERMANY)).isEqualTo(german);
    }

    @Test
    void otherFormsAreRefusedInPlainWords() {
        assertRefused(LocalDate.class, "'8 March'", "a date is written like 2026-03-08");
        assertRefused(LocalDate.class, "'2026-02-30'", "there is no 2026-02-30");
        assertRefused(LocalTime.class, "'7pm'", "a time is written like 19:00");
        assertRefused(LocalTime.class, "'24:00'", "a time is written like 19:00");
        assertRefused(LocalTime.class, "'7:00'", "a time is written like 19:00");
        assertRefused(LocalDateTime.class, "'2026-03-08T19:00Z'", "a date and time is written like 2026-03-08T19:00");
        assertRefused(Duration.class, "'-PT5M'", "a length of time is written like PT90M (90 minutes) or P2D (2 days)");
        assertRefused(Duration.class, "'P1M'", "a length of time is written like PT90M (90 minutes) or P2D (2 days)");
        assertRefused(
                Period.class, "'PT1H'", "a length of time in days, weeks, months or years is written like P10D or P3M");
        assertRefused(int.class, "2.5", "a whole number has no fraction");
        assertRefused(int.class, "3000000000", "a whole number is from -2147483648 to 2147483647");
        assertRefused(long.class, "9007199254740992", "a whole number is from -9007199254740991 to 9007199254740991");
        assertRefused(boolean.class, "'yes'", "a yes or no is written as JSON true or false");
        assertRefused(
                Money.class,
                "{'amount':12.5,'currency':'EUR'}",
                "money is written {\"amount\": \"12.50\", \"currency\": \"EUR\"}, the currency being of ISO 4217");
        assertRefused(
                Money.class,
                "{'amount':'12.5','currency':'XYZ'}",
                "money is written {\"amount\": \"12.50\", \"currency\": \"EUR\"}, the currency being of ISO 4217");
        assertRefused(
                DayOfWeek.class,
                "'Monday'",
                "it is one of monday, tuesday, wednesday, thursday, friday, saturday, sunday");
        assertRefused(URI.class, "'javascript:alert(1)'", "a web address looks like https://example.org/page");
        assertRefused(String.class, "' '", "some words are needed");
        assertRefused(LocalDate.class, "5", "this is written as a JSON string");
    }

    private void assertRefused(Class<?> javaType, String form, String message) {
        assertThatThrownBy(() -> type(javaType).fromJson(json(form)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void everyWireTypeHasAKindButEnum() {
        for (String wire : List.of(
                "string",
                "text",
                "person_name",
                "boolean",
                "integer",
                "decimal",
                "date",
                "time",
                "datetime",
                "duration",
                "money",
                "email",
                "phone",
                "url",
                "location")) {
            assertThat(types.forWire(wire)).get().extracting(ValueType::wire).isEqualTo(wire);
        }
        assertThat(types.forWire("enum")).isEmpty();
        assertThat(types.forWire("string"))
                .get()
                .extracting(ValueType::javaType)
                .isEqualTo(String.class);
        assertThat(types.forJavaType(Thread.class)).isEmpty();
    }

    /** A company's own kind of value. */
    private record OwnType<T>(Class<T> javaType, Function<String, T> read) implements ValueType<T> {
        @Override
        public String wire() {
            return "date";
        }

        @Override
        public JsonNode toJson(T value) {
            return TextNode.valueOf(value.toString());
        }

        @Override
        public T fromJson(JsonNode json) {
            return read.apply(json.asText());
        }

        @Override
        public ObjectNode schema() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public String display(T value, Locale locale) {
            return value.toString();
        }

        @Override
        public Recognizer recognizer() {
            return Recognizers.date();
        }
    }

    @Test
    void aCompanysOwnKindWinsForItsJavaTypeOnly() {
        OwnType<LocalDate> dates = new OwnType<>(LocalDate.class, LocalDate::parse);
        OwnType<StringBuilder> others = new OwnType<>(StringBuilder.class, StringBuilder::new);
        ValueTypes more = types.with(List.of(dates, others));
        assertThat(more.forJavaType(LocalDate.class)).containsSame(dates);
        assertThat(more.forWire("date")).containsSame(dates);
        assertThat(more.forJavaType(StringBuilder.class)).containsSame(others);
        assertThat(types.with(List.of(others)).forWire("date")).isEqualTo(types.forWire("date"));
        assertThat(types.forJavaType(LocalDate.class)).get().isNotSameAs(dates);
    }
}
