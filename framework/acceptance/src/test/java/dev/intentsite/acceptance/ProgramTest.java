package dev.intentsite.acceptance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.acceptance.Program.Ran;
import dev.intentsite.client.Answered;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.StrictJson;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import dev.intentsite.sample.restaurant.BellaCucina;
import dev.intentsite.testkit.TestConversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs as people start them: the restaurant, and the command that speaks with it. */
class ProgramTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final String LAUNCHER =
            ROOT.resolve("framework/cli/target/intentsite").toString();
    private static final List<String> BELLA_CUCINA =
            List.of(Program.JAVA, "-cp", System.getProperty("java.class.path"), BellaCucina.class.getName());

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();
    private Program programs;
    private int port;
    private String local;

    @BeforeEach
    void choosePort() throws IOException {
        programs = new Program(folder);
        port = Program.freePort();
        local = "http://localhost:" + port;
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Starts the restaurant on the port, and returns what it says once it is open. */
    private String open(Map<String, String> settings, List<String> command) throws IOException {
        Map<String, String> environment = new HashMap<>(settings);
        environment.put("PORT", String.valueOf(port));
        Process house = programs.start(environment, command);
        started.add(house);
        List<String> said = new ArrayList<>();
        for (String line = house.inputReader().readLine();
                line != null;
                line = house.inputReader().readLine()) {
            said.add(line);
            if (line.contains("For agents:")) {
                return String.join("\n", said);
            }
        }
        throw new AssertionError("It did not open: " + said);
    }

    private String open(Map<String, String> settings) throws IOException {
        return open(settings, BELLA_CUCINA);
    }

    private Ran intentsite(String in, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(arguments));
        return programs.run(Map.of("HOME", folder.toString()), in, command);
    }

    private byte[] get(String path) {
        return given().get(local + path).then().statusCode(200).extract().asByteArray();
    }

    private void stopsCleanlyOnSigterm(Path data) throws InterruptedException {
        Process house = started.get(0);
        get("/intentmanifest.yaml");
        assertThat(data.resolve("bella-cucina.db-wal")).exists();

        house.destroy();

        assertThat(house.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(house.exitValue()).isEqualTo(143);
        assertThat(house.descendants()).isEmpty();
        assertThat(data.resolve("bella-cucina.db")).exists();
        assertThat(data.resolve("bella-cucina.db-wal"))
                .as("the database is closed")
                .doesNotExist();
    }

    @Test
    void theCommandDiscoversAsksAndTalks() throws Exception {
        open(Map.of());
        Ran discovered = intentsite("", "discover", local);
        assertThat(discovered.out()).as(discovered.err()).contains("Bella Cucina", "book_table");

        Ran sent = intentsite("", "send", local, "When are you open?");
        assertThat(sent.code()).as(sent.err()).isZero();
        assertThat(sent.out()).contains("Monday", "✓ signed by " + local);

        Ran talked =
                intentsite("Book a table for 2 people tomorrow under Jane Smith\nhow about never\n", "talk", local);
        assertThat(talked.out()).as(talked.err()).contains("you> Book a table for 2 people", "Jane Smith");
    }

    /** Its own time counts, not that of whatever else the machine does. */
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void itIsOpenAfterTenSecondsOfWorkAndSaysWhereAndNothingElse() throws Exception {
        assertThat(open(Map.of())).isEqualTo("""
                        Bella Cucina is open.
                          Talk to it:   %1$s/intent-ui/
                          Its manifest: %1$s/intentmanifest.yaml
                          For agents:   %1$s/intent""".formatted(local));
        get("/intentmanifest.yaml");
        assertThat(started.get(0).info().totalCpuDuration().orElseThrow()).isLessThan(Duration.ofSeconds(10));
        get("/intent-ui/");
    }

    @Test
    void withoutSettingsOfItsOwnItKeepsItsDataInTheFolderData() throws Exception {
        open(Map.of());
        stopsCleanlyOnSigterm(folder.resolve("data"));
    }

    @Test
    void aSigtermStopsItCleanlyAndTheDataAreWhereTheyWereWanted() throws Exception {
        Path data = folder.resolve("elsewhere/kept");
        open(Map.of("BELLA_DATA", data.toString()));
        stopsCleanlyOnSigterm(data);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    /** The profile's own plugin, in a project that has nothing to build: what is built must not change under this test. */
    @Test
    void aSigtermToMavenStopsTheRestaurantThatItRuns() throws Exception {
        Path project = MavenProject.running(BellaCucina.class, ROOT.resolve("sample-restaurant/pom.xml"), folder);
        String mavenWrapper = ROOT.resolve("mvnw").toString();
        assertThat(open(Map.of(), List.of(mavenWrapper, "-q", "-f", project.toString(), "package")))
                .contains(local + "/intent-ui/");
        stopsCleanlyOnSigterm(folder.resolve("data"));
    }

    @Test
    void theOriginFromTheEnvironmentIsItsNameEverywhere() throws Exception {
        String origin = "https://bellacucina.example";
        assertThat(open(Map.of("ORIGIN", origin)))
                .contains(origin + "/intent-ui/")
                .doesNotContain("localhost");

        Manifest manifest = Manifest.ofYaml(get("/intentmanifest.yaml"));
        assertThat(manifest.contact().intentEndpoint()).hasToString(origin + "/intent");
        assertThat(new String(get("/intentmanifest.yaml")))
                .contains(origin + "/.well-known/jwks.json")
                .doesNotContain("localhost");
        speaking(origin, manifest).says("When are you open?").isAnswered();
        SiteDescription byPort = description(
                local,
                Manifest.ofYaml(new String(get("/intentmanifest.yaml"))
                        .replace(origin, local)
                        .getBytes()));
        var answer = client().converse(byPort, this::post);
        assertThat(answer.start("When are you open?").response().message()).contains(origin);
    }

    private static IntentClient client() {
        return IntentClient.builder(SigningKey.generate(Algorithm.ED25519)).build();
    }

    private SiteDescription description(String origin, Manifest manifest) {
        return SiteDescription.of(origin, manifest, StrictJson.read(get("/.well-known/jwks.json"), 8));
    }

    private TestConversation speaking(String origin, Manifest manifest) {
        return TestConversation.of(client().converse(description(origin, manifest), this::post));
    }

    private Answered post(byte[] body) {
        var answer = given().contentType("application/json").body(body).post(local + "/intent");
        return Answered.of(answer.statusCode(), answer.asByteArray());
    }

    @Test
    void whatCannotBeMeantIsSaidInOneLine() throws Exception {
        Ran ran = programs.run(Map.of("PORT", "eighty"), "", BELLA_CUCINA);
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).isEqualTo("PORT is \"eighty\", which is no port; use a number from 1 to 65535.\n");

        Files.writeString(folder.resolve("a file"), "");
        Ran noFolder = programs.run(Map.of("BELLA_DATA", "a file", "PORT", "" + port), "", BELLA_CUCINA);
        assertThat(noFolder.code()).isEqualTo(1);
        assertThat(noFolder.err()).contains("a file").doesNotContain("\tat ");
    }
}
