package dev.intentsite.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.cli.markdown.PlainText;
import dev.intentsite.cli.markdown.Style;
import dev.intentsite.client.IntentClient;
import dev.intentsite.client.SiteDescription;
import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.attribution.Algorithm;
import dev.intentsite.protocol.attribution.SigningKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code intentsite discover ORIGIN}: prints what a site does. */
@Command(
        name = "discover",
        mixinStandardHelpOptions = true,
        description = "Prints who a site is, what it does, what you could say, and the keys that it signs with.")
final class DiscoverCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    Asked asked = new Asked();

    DiscoverCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        IntentClient client = IntentClient.builder(SigningKey.generate(Algorithm.ED25519))
                .clock(surroundings.clock())
                .build();
        SiteDescription site = client.discover(asked.origin);
        if (asked.json) {
            surroundings.out().println(RawJson.of(tree(site)));
        } else {
            print(site);
        }
        return ExitCode.DONE;
    }

    private static ObjectNode tree(SiteDescription site) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("origin", site.origin());
        tree.put("intent_endpoint", site.endpoint().toString());
        tree.set("manifest", site.manifest().toJson());
        var keys = tree.putArray("keys");
        site.keys().forEach(key -> keys.add(key.toJson()));
        return tree;
    }

    private void print(SiteDescription site) {
        Manifest manifest = site.manifest();
        line(bold(manifest.company()) + "  " + site.origin());
        manifest.about().ifPresent(this::text);
        line("");
        for (Manifest.Capability capability : manifest.capabilities()) {
            line(bold(capability.intent()) + dim("  " + capability.id()));
            text("  " + capability.description());
            capability.examples().forEach(example -> text("  “" + example + "”"));
            if (!capability.requires().isEmpty()) {
                text("  needs: " + String.join("; ", capability.requires()));
            }
            capability.constraints().forEach(constraint -> text("  " + constraint));
            line("");
        }
        line("asked at  " + PlainText.line(site.endpoint().toString()));
        site.keys().forEach(key -> line("key       " + key.algorithm().wire() + " " + key.thumbprint()));
    }

    private void text(String text) {
        line(PlainText.line(text));
    }

    private void line(String safe) {
        surroundings.out().println(safe);
    }

    private String bold(String text) {
        return Style.BOLD.of(PlainText.line(text), surroundings.colour());
    }

    private String dim(String text) {
        return Style.DIM.of(PlainText.line(text), surroundings.colour());
    }
}
