package dev.intentsite.protocol.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://agent.example",
                "https://agent.example:8443",
                "https://xn--mnchen-3ya.example",
                "https://a",
                "https://192.0.2.1",
                "https://[2001:db8::1]",
                "https://[2001:db8:0:1::1]:8443",
                "https://[::]",
                "https://localhost",
                "http://localhost:8080",
                "http://bella.localhost",
                "http://127.0.0.1:8080",
                "http://127.1.2.3",
                "http://[::1]:8080"
            })
    void theSerialisedFormIsRead(String text) {
        assertThat(Origin.parse(text)).hasToString(text).isEqualTo(Origin.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "agent.example",
                "https://",
                "https://agent.example/",
                "https://agent.example:443",
                "https://agent.example:",
                "https://agent.example:08443",
                "https://agent.example:65536",
                "https://agent.example:99999999999",
                "https://Agent.example",
                "HTTPS://agent.example",
                "https://u:p@agent.example",
                "https://agent.example/alice",
                "https://agent.example?x",
                "https://agent.example#x",
                "https://agent.example ",
                " https://agent.example",
                "https://agent.example\n",
                "https://agent.example.",
                "https://agent..example",
                "https://.example",
                "https://-a.example",
                "https://a-.example",
                "https://a_b.example",
                "https://münchen.example",
                "https://agent%2eexample",
                "https://192.0.2",
                "https://192.0.2.256",
                "https://192.0.02.1",
                "https://0xc0000201",
                "https://3221225985",
                "https://[2001:DB8::1]",
                "https://[2001:db8:0:0:0:0:0:1]",
                "https://[2001:0db8::1]",
                "https://[::ffff:1.2.3.4]",
                "https://[::ffff:102:304]",
                "https://[1:2:3]",
                "https://[fe80::1%eth0]",
                "https://[]",
                "http://agent.example",
                "http://localhost:80",
                "http://notlocalhost",
                "http://127.0.0.1.example",
                "http://192.168.0.1",
                "ftp://agent.example",
                "wss://agent.example",
                "null"
            })
    void everyOtherFormIsRefused(String text) {
        assertThat(Origin.find(text)).isEmpty();
    }

    @Test
    void aHostIsAtMost253Characters() {
        String label = "a".repeat(63);
        assertThat(Origin.find("https://" + label + "." + label + "." + label + "." + "a".repeat(61)))
                .isPresent();
        assertThat(Origin.find("https://" + label + "." + label + "." + label + "." + "a".repeat(62)))
                .isEmpty();
        assertThat(Origin.find("https://" + label + "a.example")).isEmpty();
    }

    @Test
    void theMessageSaysWhatTheFormIs() {
        assertThatThrownBy(() -> Origin.parse("https://agent.example/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"https://agent.example/\" is no web origin in its serialised form; write https://host or"
                        + " https://host:port, lower-case, without the default port, user, path or final slash (http on"
                        + " loopback only)");
    }

    @ParameterizedTest
    @CsvSource({
        "https://agent.example, https, agent.example, 443, false",
        "https://agent.example:8443, https, agent.example, 8443, false",
        "http://localhost, http, localhost, 80, true",
        "https://[::1]:1, https, [::1], 1, true",
        "https://127.0.0.2, https, 127.0.0.2, 443, true"
    })
    void itHasParts(String text, String scheme, String host, int port, boolean loopback) {
        Origin origin = Origin.parse(text);
        assertThat(origin.scheme()).isEqualTo(scheme);
        assertThat(origin.host()).isEqualTo(host);
        assertThat(origin.port()).isEqualTo(port);
        assertThat(origin.isLoopback()).isEqualTo(loopback);
        assertThat(origin.resolve("/.well-known/jwks.json")).hasToString(text + "/.well-known/jwks.json");
    }

    @ParameterizedTest
    @CsvSource({
        "https://Agent.Example:443/a?b#c, https://agent.example",
        "HTTPS://agent.example/, https://agent.example",
        "http://LOCALHOST:8080, http://localhost:8080",
        "http://127.0.0.1:80/, http://127.0.0.1",
        "https://[2001:DB8::1]/, https://[2001:db8::1]"
    })
    void anAddressAsPeopleWriteItHasAnOrigin(URI address, String origin) {
        assertThat(Origin.of(address)).hasToString(origin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent.example", "http://agent.example", "mailto:a@b.example", "/intent"})
    void whatHasNoSuchOriginIsRefused(URI address) {
        assertThatThrownBy(() -> Origin.of(address)).isInstanceOf(IllegalArgumentException.class);
    }
}
