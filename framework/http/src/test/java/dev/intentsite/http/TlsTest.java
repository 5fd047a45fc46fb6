package dev.intentsite.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.intentsite.site.ConfigurationException;
import dev.intentsite.site.IntentSite;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTest {
    @TempDir
    private Path folder;

    private SelfMade selfMade;

    @BeforeEach
    void make() throws Exception {
        selfMade = SelfMade.forLocalhost();
    }

    private static IntentServer start(IntentServer.Builder builder) {
        return builder.port(0)
                .start(origin ->
                        IntentSite.builder(new Greeter()).origin(origin).build());
    }

    private HttpResponse<String> get(IntentServer server, String path) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().sslContext(selfMade.trusting()).build();
        return client.send(
                HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aKeyStoreServesHttpsAndAsksBrowsersToStayWithIt() throws Exception {
        try (IntentServer server = start(IntentServer.builder().tls(selfMade.keyStore(folder, "secret"), "secret"))) {
            assertThat(server.site().origin()).isEqualTo("https://localhost:" + server.port());

            HttpResponse<String> answer = get(server, "/intentmanifest.yaml");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
            assertThat(get(server, "/none").headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pemFilesServeHttps(boolean pkcs8) throws Exception {
        Path certificate = SelfMade.pem(folder.resolve("chain.pem"), selfMade.certificate());
        Path key = SelfMade.pem(folder.resolve("key.pem"), pkcs8 ? selfMade.pkcs8() : selfMade.sec1());
        try (IntentServer server = start(IntentServer.builder().tls(certificate, key))) {
            assertThat(get(server, "/intentmanifest.yaml").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keysAreFetchedOverHttpsFromAServerThatProvesItsName() throws Exception {
        try (IntentServer server = start(IntentServer.builder().tls(selfMade.keyStore(folder, "secret"), "secret"));
                HttpKeySource trusting =
                        HttpKeySource.forSite("http://localhost:1", Clock.systemUTC(), selfMade.trusting());
                HttpKeySource doubting =
                        HttpKeySource.forSite("http://localhost:1", Clock.systemUTC(), SSLContext.getDefault())) {
            Map<String, String> wanted =
                    Map.of(server.site().origin(), "kid", "https://127.0.0.1:" + server.port(), "kid");

            assertThat(trusting.fetch(wanted, Duration.ofSeconds(5)))
                    .containsOnlyKeys(server.site().origin());
            assertThat(doubting.fetch(wanted, Duration.ofSeconds(5))).isEmpty();
        }
    }

    @Test
    void plainHttpOnTheTlsPortGetsNothingOfTheSite() throws Exception {
        try (IntentServer server = start(IntentServer.builder().tls(selfMade.keyStore(folder, "secret"), "secret"))) {
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://localhost:" + server.port() + "/intentmanifest.yaml"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(java.io.IOException.class);
        }
    }

    @Test
    void aWrongPasswordIsNamedWithItsRemedy() throws Exception {
        Path store = selfMade.keyStore(folder, "secret");

        assertThatThrownBy(() -> IntentServer.builder().tls(store, "guess"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("IntentServer.tls: " + store + " cannot be used (")
                .hasMessageEndingWith("give a PKCS#12 file and its password");
    }

    @Test
    void missingAndMixedUpPemFilesAreNamed() throws Exception {
        Path certificate = SelfMade.pem(folder.resolve("chain.pem"), selfMade.certificate());
        Path key = SelfMade.pem(folder.resolve("key.pem"), selfMade.pkcs8());
        Path other = SelfMade.pem(
                folder.resolve("other.pem"), SelfMade.forLocalhost().pkcs8());
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        assertThatThrownBy(() -> IntentServer.builder().tls(empty, key)).hasMessageContaining(empty.toString());
        assertThatThrownBy(() -> IntentServer.builder().tls(certificate, folder.resolve("none")))
                .hasMessageContaining(folder.resolve("none").toString());
        assertThatThrownBy(() -> IntentServer.builder().tls(certificate, certificate))
                .hasMessageContaining("no plain private key in it");
        assertThatThrownBy(() -> IntentServer.builder().tls(certificate, other))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("give the key of the first certificate");
    }
}
