package dev.intentsite.site;

import java.util.List;
import java.util.stream.Collectors;

/** A site that cannot start: every fault with its place and remedy. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    /** @param faults at least one, each naming place, fault and remedy */
    public ConfigurationException(List<String> faults) {
        super(faults.stream()
                .map(fault -> "\n  - " + fault)
                .collect(Collectors.joining(
                        "",
                        "This site cannot start; " + faults.size() + (faults.size() == 1 ? " fault:" : " faults:"),
                        "")));
        this.faults = List.copyOf(faults);
    }

    /** Each fault with its place and remedy, at least one. */
    public List<String> faults() {
        return faults;
    }
}
