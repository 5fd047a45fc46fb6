package dev.intentsite.ui.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The distribution's package, installed where this process may: as root alone. */
final class PackagedBrowser implements BrowserSource {
    private static final Map<String, List<List<String>>> MANAGERS = Map.of(
            "apt-get",
            List.of(
                    List.of("apt-get", "update", "-q"),
                    List.of("apt-get", "install", "-q", "-y", "--no-install-recommends", "chromium")),
            "dnf",
            List.of(List.of("dnf", "install", "-y", "chromium")),
            "apk",
            List.of(List.of("apk", "add", "chromium")));

    @Override
    public String name() {
        return "the system's package manager";
    }

    @Override
    public Optional<Path> executable() throws Missing {
        if (!Machine.isRoot()) {
            throw new Missing("not tried, because only root may install packages");
        }
        for (var manager : MANAGERS.entrySet()) {
            if (Machine.command(manager.getKey()).isPresent()) {
                for (List<String> command : manager.getValue()) {
                    Machine.run(command);
                }
                return Optional.of(Machine.command("chromium")
                        .orElseThrow(() -> new Missing(manager.getKey() + " installed no command named chromium")));
            }
        }
        throw new Missing("there is none of apt-get, dnf and apk");
    }
}
