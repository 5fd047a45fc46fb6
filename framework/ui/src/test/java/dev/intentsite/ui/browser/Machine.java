package dev.intentsite.ui.browser;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The computer that the tests run on. */
final class Machine {
    private Machine() {}

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** The program that a command's name starts. */
    static Optional<Path> command(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> Stream.of(Path.of(folder, name), Path.of(folder, name + ".exe")))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a command to its end, and says so. */
    static void run(List<String> command) throws BrowserSource.Missing {
        System.out.println("Browser tests run: " + command.get(0) + " … " + command.get(command.size() - 1));
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
            int code = process.waitFor();
            if (code != 0) {
                throw new BrowserSource.Missing("it ended with " + code + ": " + lastLine(output));
            }
        } catch (IOException e) {
            throw new BrowserSource.Missing("it could not be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrowserSource.Missing("it was interrupted");
        }
    }

    private static String lastLine(String output) {
        return output.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line.strip());
    }
}
