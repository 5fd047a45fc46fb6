package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is wrong with the values of a capability together, by parameter, in plain words. Pure. */
@FunctionalInterface
public interface JointConstraints {
    Map<String, List<String>> together(String capability, Map<String, JsonNode> values, Locale locale);
}
