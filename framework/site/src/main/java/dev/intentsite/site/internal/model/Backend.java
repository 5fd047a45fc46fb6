package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.site.Execution;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.Reconciliation;
import dev.intentsite.site.Transaction;
import dev.intentsite.site.Turn;
import dev.intentsite.site.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Calls the company's methods with typed values. What they throw comes out as it is. Thread-safe. */
public interface Backend {
    /** A choice with the note beside it. */
    record Listed(Choice choice, Optional<String> note) {}

    List<Listed> options(String capability, String parameter, Map<String, JsonNode> known, Turn turn) throws Exception;

    Verdict check(String capability, String checkKey, Map<String, JsonNode> known, Turn turn) throws Exception;

    Proposal propose(String capability, Map<String, JsonNode> values, Turn turn) throws Exception;

    /**
     * Runs the capability's method.
     *
     * @throws MappedException when the method threw what has a meaning
     */
    Outcome execute(
            String capability,
            Map<String, JsonNode> values,
            Turn turn,
            Optional<Transaction> transaction,
            Optional<Execution> execution)
            throws Exception;

    /** Asks what became of an execution. */
    Reconciliation reconcile(String capability, Map<String, JsonNode> values, Execution execution) throws Exception;

    /** The choices of alternatives that a verdict, proposal or outcome carries, typed by the parameter they are for. */
    List<Listed> alternatives(
            String capability, String parameter, List<dev.intentsite.site.Option<?>> options, Locale locale);

    /** What is wrong with the values together (constraints of the whole record), by parameter name, in plain words; empty when valid. */
    Map<String, List<String>> violations(String capability, Map<String, JsonNode> values, Locale locale);
}
