package dev.intentsite.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.site.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/8", "192.0.2.7", "fd00::/8", "2001:db8::1", "::1"})
    void blocksAndAddressesAreTaken(String block) {
        assertThatCode(() -> new ClientAddress(List.of(block))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/99", "proxy.example", "10.0.0", "", "10.0.0.0/x"})
    void whatIsNoBlockIsNamedWithItsRemedy(String block) {
        assertThatThrownBy(() -> new ClientAddress(List.of(block)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("HttpSettings.trustForwardedFor: \"" + block + "\" is no block of addresses")
                .hasMessageEndingWith("use CIDR, such as 10.0.0.0/8 or fd00::/8");
    }

    @Test
    void aNameIsNeverLookedUp() {
        assertThat(ClientAddress.literal("localhost")).isEmpty();
        assertThat(ClientAddress.literal("1.2.3.4 ")).isEmpty();
        assertThat(ClientAddress.literal("1.2.3.4")).isPresent();
    }
}
