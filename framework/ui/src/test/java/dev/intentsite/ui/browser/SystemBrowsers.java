package dev.intentsite.ui.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The browsers that are installed: named in the environment as CHROMIUM, on the path, or where installers put them. */
final class SystemBrowsers {
    private static final List<String> COMMANDS = List.of(
            "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge");
    private static final List<String> PLACES = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    private record Installed(Path program) implements BrowserSource {
        @Override
        public String name() {
            return "the system's " + program;
        }

        @Override
        public Optional<Path> executable() {
            return Optional.of(program);
        }
    }

    private SystemBrowsers() {}

    static List<BrowserSource> found() {
        Stream<Path> named = Optional.ofNullable(System.getenv("CHROMIUM")).map(Path::of).stream();
        Stream<Path> onPath = COMMANDS.stream().flatMap(command -> Machine.command(command).stream());
        Stream<Path> places = PLACES.stream().map(Path::of).filter(Files::isExecutable);
        return Stream.of(named, onPath, places)
                .flatMap(paths -> paths)
                .<BrowserSource>map(Installed::new)
                .toList();
    }
}
