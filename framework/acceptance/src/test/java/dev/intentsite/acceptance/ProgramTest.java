package dev.intentsite.acceptance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.sample.restaurant.BellaCucina;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs as people start them: the restaurant, and the command that speaks with it. */
class ProgramTest {
    private static final Path LAUNCHER =
            Path.of("..", "cli", "target", "intentsite").toAbsolutePath().normalize();
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path folder;

    private Process house;
    private String origin;

    @BeforeEach
    void open() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        origin = "http://localhost:" + port;
        ProcessBuilder builder = new ProcessBuilder(
                        JAVA, "-cp", System.getProperty("java.class.path"), BellaCucina.class.getName())
                .redirectErrorStream(true);
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().remove("ORIGIN");
        builder.environment().put("BELLA_DATA", folder.resolve("data").toString());
        house = builder.start();
        String opened = house.inputReader().lines().limit(4).reduce("", (all, line) -> all + line + "\n");
        assertThat(opened).contains(origin + "/intent-ui/", origin + "/intentmanifest.yaml");
    }

    @AfterEach
    void close() throws InterruptedException {
        house.destroyForcibly().waitFor();
    }

    private record Ran(int code, String out, String err) {}

    private Ran intentsite(String in, String... arguments) throws IOException, InterruptedException {
        Path input = Files.writeString(folder.resolve("in"), in);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void theCommandDiscoversAsksAndTalks() throws Exception {
        assertThat(LAUNCHER).isExecutable();
        Ran discovered = intentsite("", "discover", origin);
        assertThat(discovered.out).as(discovered.err).contains("Bella Cucina", "book_table");

        Ran sent = intentsite("", "send", origin, "When are you open?");
        assertThat(sent.code).as(sent.err).isZero();
        assertThat(sent.out).contains("Monday", "✓ signed by " + origin);

        Ran talked =
                intentsite("Book a table for 2 people tomorrow under Jane Smith\nhow about never\n", "talk", origin);
        assertThat(talked.out).as(talked.err).contains("you> Book a table for 2 people", "Jane Smith");
    }

    @Test
    void aSigtermStopsItCleanly() throws Exception {
        given().get(origin + "/intentmanifest.yaml").then().statusCode(200);
        house.destroy();
        assertThat(house.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(house.exitValue()).isEqualTo(143);
        assertThat(folder.resolve("data/bella-cucina.db-wal"))
                .as("the database is closed")
                .doesNotExist();
    }
}
