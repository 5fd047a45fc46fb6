package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What must be asked of the backend before the dialogue can go on. */
public sealed interface Effect {
    /** Whose methods are asked. */
    String capability();

    /** Answered by {@link Input.Listed}. */
    record ListOptions(String capability, String parameter, Map<String, JsonNode> known) implements Effect {}

    /** Answered by {@link Input.Checked}. */
    record RunCheck(String capability, String check, String parameter, Map<String, JsonNode> known) implements Effect {}

    /** Answered by {@link Input.Proposed}. */
    record Propose(String capability, Map<String, JsonNode> values) implements Effect {}

    /**
     * Answered by {@link Input.Executed}.
     *
     * @param acts whether it may change something: then it runs once, under the interaction's version
     */
    record Execute(String capability, Map<String, JsonNode> values, boolean acts) implements Effect {}

    /** What became of an execution whose outcome is not kept? Answered by {@link Input.Reconciled}. */
    record Reconcile(String capability, Unsettled execution) implements Effect {}
}
