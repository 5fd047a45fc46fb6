package dev.intentsite.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The site that a command asks, and in which form its answers are printed. */
final class Asked {
    @Parameters(
            index = "0",
            paramLabel = "ORIGIN",
            description = "the site, such as https://shop.example or localhost:8080")
    String origin = "";

    @Option(names = "--json", description = "print JSON, for programs; each answer's envelope on a line")
    boolean json;
}
