package dev.intentsite.language;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Choice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the conversation stands before a message.
 *
 * @param capability the capability in progress
 * @param collected what the site holds, by parameter name, in JSON form
 * @param asked the parameters that the site's last words asked for, the first first
 * @param offered values that the site proposed and the person has neither taken nor turned down, in the order shown
 * @param offeredCapability the capability of "shall I also …?"
 * @param siteMessage the site's last words
 * @param confirming whether the site has just asked "shall I do it?"
 */
public record Context(
        Optional<String> capability,
        Map<String, JsonNode> collected,
        List<String> asked,
        List<Choice> offered,
        Optional<String> offeredCapability,
        Optional<String> siteMessage,
        boolean confirming) {
    /** Before anything was said. */
    public static final Context START =
            new Context(Optional.empty(), Map.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), false);

    public Context {
        collected = Map.copyOf(collected);
        asked = List.copyOf(asked);
        offered = List.copyOf(offered);
    }
}
