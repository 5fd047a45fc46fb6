package dev.intentsite.language.internal.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Recognizer;
import dev.intentsite.language.Recognizers;
import dev.intentsite.language.ValueType;
import dev.intentsite.protocol.value.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** An amount in a currency, with as many fraction digits as the currency has, or more where the amount needs them. */
final class MoneyType implements ValueType<Money> {
    private static final String AMOUNT = "-?[0-9]{1,18}(\\.[0-9]{1,12})?";
    private static final Pattern AMOUNT_FORM = Pattern.compile(AMOUNT);
    private static final String FORM =
            "money is written {\"amount\": \"12.50\", \"currency\": \"EUR\"}, the currency being of ISO 4217";

    @Override
    public String wire() {
        return "money";
    }

    @Override
    public Class<Money> javaType() {
        return Money.class;
    }

    @Override
    public JsonNode toJson(Money value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", value.amount().toPlainString())
                .put("currency", value.currency().getCurrencyCode());
    }

    @Override
    public Money fromJson(JsonNode json) {
        JsonNode amount = json.path("amount");
        JsonNode currency = json.path("currency");
        if (!amount.isTextual()
                || !currency.isTextual()
                || !AMOUNT_FORM.matcher(amount.textValue()).matches()) {
            throw new IllegalArgumentException(FORM);
        }
        Currency of = currency(currency.textValue());
        return new Money(new BigDecimal(amount.textValue()), of);
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(FORM, e);
        }
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = Schemas.ofType("object");
        ObjectNode properties = schema.putObject("properties");
        properties.set("amount", Schemas.pattern("^" + AMOUNT + "$"));
        properties.set("currency", Schemas.pattern("^[A-Z]{3}$"));
        schema.putArray("required").add("amount").add("currency");
        return schema;
    }

    @Override
    public String display(Money value, Locale locale) {
        return Numbers.amount(value.amount(), locale) + " " + value.currency().getCurrencyCode();
    }

    @Override
    public Recognizer recognizer() {
        return Recognizers.money();
    }
}
