package dev.intentsite.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.protocol.attribution.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "https://bella.example, https://bella.example",
        "https://Bella.Example:443/, https://bella.example",
        "bella.example, https://bella.example",
        "bella.example:8443, https://bella.example:8443",
        "localhost:8080, http://localhost:8080",
        "http://127.0.0.1:8080/, http://127.0.0.1:8080",
        "https://localhost:8443, https://localhost:8443",
        "[::1]:8080, http://[::1]:8080",
        "bücher.example, https://xn--bcher-kva.example",
    })
    void whatAPersonTypesIsAnOrigin(String typed, String origin) {
        assertThat(Addresses.origin(typed)).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://bella.example",
                "https://bella.example/intent",
                "https://bella.example/?a",
                "https://me@bella.example",
                "https://bella.example#x",
                "ftp://bella.example",
                "https://",
                "",
                "a b"
            })
    void anythingElseIsRefusedWithTheRemedy(String typed) {
        assertThatThrownBy(() -> Addresses.origin(typed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(typed + " is not a site's origin: write it as https://host or https://host:port, without a"
                        + " path (plain http is for this machine alone)");
    }

    @Test
    void anEndpointMayBeOnAnotherHost() {
        assertThat(Addresses.endpoint(Origin.parse("https://bella.example"), "https://api.bella.example/v1/intent?x=1"))
                .hasToString("https://api.bella.example/v1/intent?x=1");
    }

    @ParameterizedTest
    @CsvSource({
        "http://bella.example/intent, it has to be an https address (plain http on this machine alone)",
        "/intent, it has to be an https address (plain http on this machine alone)",
        "https://me@bella.example/intent, it holds a user or a fragment",
        "http://localhost:9/intent, a site elsewhere cannot send us to this machine",
        "https://127.0.0.1/intent, a site elsewhere cannot send us to this machine",
    })
    void anEndpointThatIsNotSafeIsNotUsed(String endpoint, String reason) {
        assertThatThrownBy(() -> Addresses.endpoint(Origin.parse("https://bella.example"), endpoint))
                .isInstanceOf(UnusableSiteException.class)
                .hasMessage("The manifest of https://bella.example names the intent_endpoint " + endpoint
                        + ", which is not used: " + reason);
    }
}
