package dev.intentsite.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    @Test
    void aNameIsTrimmedAndOtherwiseAsItIsSaid() {
        assertThat(new PersonName("  Jane O'Neill-Müller ")).hasToString("Jane O'Neill-Müller");
        assertThat(new PersonName("😀".repeat(200)).value()).hasSize(400);
    }

    @Test
    void aNameIsNotEmptyNorLongNorSeveralLines() {
        assertRefused(() -> new PersonName(" \t"), "a person's name has 1 to 200 characters");
        assertRefused(() -> new PersonName("n".repeat(201)), "a person's name has 1 to 200 characters");
        assertRefused(() -> new PersonName("Jane\nSmith"), "a person's name is one line of text");
        assertRefused(() -> new PersonName("Jane\u0000"), "a person's name is one line of text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jane@example.org", " jane.smith+table@mail.example.org", "jörg@müller.example", "a@b.co"})
    void takesEmailAddresses(String address) {
        assertThat(new EmailAddress(address)).hasToString(address.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jane",
                "jane@",
                "@example.org",
                "jane@example",
                "a b@example.org",
                "a@b@example.org",
                "jane@.org",
                "jane@example.",
                "jane..x@example.org",
                ".jane@example.org",
                "<jane@example.org>"
            })
    void refusesWhatIsNoEmailAddress(String address) {
        assertRefused(() -> new EmailAddress(address), "an e-mail address looks like name@example.org");
    }

    @Test
    void anEmailAddressHasAtMost254Characters() {
        assertThat(new EmailAddress("j".repeat(242) + "@example.org").value()).hasSize(254);
        assertRefused(
                () -> new EmailAddress("j".repeat(243) + "@example.org"),
                "an e-mail address looks like name@example.org");
    }

    @Test
    void takesE164() {
        assertThat(new PhoneNumber("+13125550123")).hasToString("+13125550123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "13125550123", "+03125550123", "+1 312 555 0123", "+1234567890123456", "+123", "+1312555012٣"
            })
    void refusesWhatIsNotE164(String number) {
        assertRefused(
                () -> new PhoneNumber(number), "a telephone number is written +, country code and number, digits only");
    }

    @Test
    void moneyHasTheDecimalsOfItsCurrency() {
        assertThat(money("12.5", "EUR")).isEqualTo(money("12.50", "EUR")).hasToString("12.50 EUR");
        assertThat(money("1E+3", "JPY")).hasToString("1000 JPY");
        assertThat(money("0.00", "EUR")).hasToString("0.00 EUR");
        assertThat(money("0.12345", "USD")).hasToString("0.12345 USD");
        assertThat(money("1.5", "XAU")).hasToString("1.5 XAU");
        assertThat(money("-7", "EUR")).hasToString("-7.00 EUR");
    }

    @Test
    void moneyIsNeitherHugeNorEndlesslyFine() {
        assertThat(money("999999999999999999", "EUR").amount()).isEqualByComparingTo("999999999999999999");
        assertRefused(() -> money("1E+1000000", "EUR"), "an amount of money has at most 18 digits and 12 decimals");
        assertRefused(() -> money("1E-13", "EUR"), "an amount of money has at most 18 digits and 12 decimals");
    }

    @Test
    void aReferenceIsKeptInUpperCase() {
        assertThat(new Reference(" res-2026-10-16-7891 ")).isEqualTo(new Reference("RES-2026-10-16-7891"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RES", "12", "RES--1", "-RES1", "RES1-", "RES 1", "RES/1"})
    void refusesWhatLooksLikeNoReference(String reference) {
        assertRefused(
                () -> new Reference(reference),
                "a reference has 3 to 64 letters, digits and hyphens, a digit among them");
    }

    private static Money money(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    private static void assertRefused(Runnable make, String message) {
        assertThatThrownBy(make::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
