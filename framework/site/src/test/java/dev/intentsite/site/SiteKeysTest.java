package dev.intentsite.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00.250Z");
    private static final Duration KEEP = Duration.ofDays(400);

    @TempDir
    private Path data;

    private SiteKeys keys() {
        return keysAt(NOW);
    }

    private SiteKeys keysAt(Instant time) {
        return SiteKeys.inFolder(data.resolve("keys"), Clock.fixed(time, ZoneOffset.UTC), KEEP);
    }

    private static String kid(SiteKeys keys) {
        return keys.current().publicKey().thumbprint();
    }

    private static List<String> listed(SiteKeys keys) {
        return StreamSupport.stream(keys.jwks().path("keys").spliterator(), false)
                .map(key -> key.path("kid").textValue())
                .toList();
    }

    @Test
    void aKeyIsMadeOnFirstUseAndStays() throws IOException {
        SiteKeys first = keys();

        assertThat(first.current().publicKey().algorithm()).isEqualTo(Algorithm.ED25519);
        assertThat(kid(keys())).isEqualTo(kid(first));
        assertThat(listed(first)).containsExactly(kid(first));
        assertThat(mode("keys")).isEqualTo("rwx------");
        assertThat(mode("keys/site.json")).isEqualTo("rw-------");
        assertThat(first.jwks().toString()).doesNotContain("\"d\"");
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(path)));
    }

    @Test
    void aDataFolderThatIsNotThereIsMade() {
        Path deep = data.resolve("not/yet/there");

        SiteKeys.inFolder(deep, Clock.fixed(NOW, ZoneOffset.UTC), KEEP);

        assertThat(deep.resolve("site.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-r--r--"})
    void aKeyFileThatIsOpenToOthersIsRefusedWithItsRemedy(String mode) throws IOException {
        keys();
        Path file = data.resolve("keys/site.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertThatThrownBy(this::keys)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("This site cannot start; 1 fault:\n  - SiteKeys: " + file
                        + " is open to other users of this machine, who may have read the site's key; run chmod 600 "
                        + file
                        + ", and rotate the key if anyone could");
    }

    @Test
    void aKeyFolderThatIsOpenToOthersIsRefused() throws IOException {
        keys();
        Files.setPosixFilePermissions(data.resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThatThrownBy(this::keys)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("chmod 700 " + data.resolve("keys"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"current\":{}}", "null", "{\"current\":{},\"retired\":{\"keys\":[]}}"})
    void aSpoiltKeyFileIsNeverReplacedInSilence(String content) throws IOException {
        keys();
        Path file = data.resolve("keys/site.json");
        Files.writeString(file, content);

        assertThatThrownBy(this::keys)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file + " holds no keys of a site (")
                .hasMessageEndingWith("restore it from a backup, or move it away and a new key is made");
        assertThat(file).hasContent(content);
    }

    @Test
    void aDataFolderThatCannotBeIsNamed() throws IOException {
        Path file = Files.createFile(data.resolve("file"));

        assertThatThrownBy(() -> SiteKeys.inFolder(file, Clock.fixed(NOW, ZoneOffset.UTC), KEEP))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("give a folder that this process may write");
    }

    @Test
    void aRetiredKeyStaysListedWithItsRetirement() {
        SiteKeys keys = keys();
        String old = kid(keys);

        keys.rotate();

        assertThat(kid(keys)).isNotEqualTo(old);
        assertThat(listed(keys)).containsExactly(kid(keys), old);
        JsonNode set = keys.jwks().path("keys");
        assertThat(set.get(0).has("exp")).isFalse();
        assertThat(Instant.ofEpochSecond(set.get(1).path("exp").longValue()))
                .isEqualTo(Instant.parse("2026-11-20T10:00:01Z"));
        assertThat(listed(keys())).containsExactly(kid(keys), old);
    }

    @Test
    void aRetiredKeyIsForgottenWhenReceiptsNeedItNoMore() {
        SiteKeys keys = keys();
        String old = kid(keys);
        keys.rotate();

        assertThat(listed(keysAt(NOW.plus(KEEP)))).contains(old);
        assertThat(listed(keysAt(NOW.plus(KEEP).plusSeconds(1)))).containsExactly(kid(keys));
    }

    @Test
    void aRevokedKeyIsGoneAtOnceAndForGood() {
        SiteKeys keys = keys();
        String old = kid(keys);
        keys.rotate();
        String current = kid(keys);

        keys.revoke(old);
        assertThat(listed(keys)).containsExactly(current);
        keys.revoke(current);
        assertThat(kid(keys)).isNotEqualTo(current);
        assertThat(listed(keys)).containsExactly(kid(keys));
        assertThat(listed(keys())).containsExactly(kid(keys));
    }

    @Test
    void revokingWhatIsNotThereIsRefused() {
        SiteKeys keys = keys();

        assertThatThrownBy(() -> keys.revoke("nobody"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SiteKeys.revoke: this site has no key nobody; it has [" + kid(keys) + "]");
    }

    @Test
    void firstStartsAtOnceAgreeOnOneKey() {
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<String>> starts = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                go.await();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                            return kid(keys());
                        },
                        run -> new Thread(run).start()))
                .toList();
        go.countDown();

        assertThat(starts.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void whatAnUnfinishedWriteLeftIsNoHindrance() throws IOException {
        String kid = kid(keys());
        Files.writeString(data.resolve("keys/site.json.new"), "half");

        SiteKeys keys = keys();
        assertThat(kid(keys)).isEqualTo(kid);
        keys.rotate();
        assertThat(kid(keys())).isEqualTo(kid(keys));
    }

    @Test
    void aGivenKeyIsKeptNowhereAndCanBeRotated() {
        SigningKey given = SigningKey.generate(Algorithm.ES256);
        SiteKeys keys = SiteKeys.of(given);
        assertThat(keys.current()).isSameAs(given);

        keys.rotate();

        assertThat(listed(keys)).containsExactly(kid(keys), given.publicKey().thumbprint());
        assertThat(data).isEmptyDirectory();
    }
}
