package dev.intentsite.site.internal.dialogue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.protocol.Choice;
import dev.intentsite.protocol.attribution.Trust;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a {@link DialogueState} that differs in a few members from another one. For one thread. */
final class StateChange {
    private Phase phase;
    private @Nullable String capability;
    private Map<String, Held> values;
    private List<String> demanded;
    private List<String> asked;
    private List<Choice> offered;
    private @Nullable Pending pending;
    private @Nullable OpenQuestion question;
    private @Nullable String proposal;
    private boolean declined;
    private boolean doubtful;
    private @Nullable Retry attempt;
    private @Nullable Unsettled unsettled;
    private @Nullable Undone undone;
    private List<String> lacking;
    private List<Later> later;
    private @Nullable Settlement settlement;
    private long turn;
    private String intentHash;
    private @Nullable ObjectNode answer;
    private @Nullable Trust answerTrust;

    StateChange(DialogueState state) {
        phase = state.phase();
        capability = state.capability();
        values = state.values();
        demanded = state.demanded();
        asked = state.asked();
        offered = state.offered();
        pending = state.pending();
        question = state.question();
        proposal = state.proposal();
        declined = state.declined();
        doubtful = state.doubtful();
        attempt = state.attempt();
        unsettled = state.unsettled();
        undone = state.undone();
        lacking = state.lacking();
        later = state.later();
        settlement = state.settlement();
        turn = state.turn();
        intentHash = state.intentHash();
        answer = state.answer();
        answerTrust = state.answerTrust();
    }

    /** Nothing demanded, asked, offered, pending or proposed; collecting. */
    StateChange fresh() {
        phase = Phase.COLLECTING;
        demanded = List.of();
        doubtful = false;
        attempt = null;
        unsettled = null;
        lacking = List.of();
        return standing(List.of(), List.of(), null, null, null, false);
    }

    StateChange standing(
            List<String> asked,
            List<Choice> offered,
            @Nullable Pending pending,
            @Nullable OpenQuestion question,
            @Nullable String proposal,
            boolean declined) {
        this.asked = asked;
        this.offered = offered;
        this.pending = pending;
        this.question = question;
        this.proposal = proposal;
        this.declined = declined;
        return this;
    }

    StateChange phase(Phase next) {
        this.phase = next;
        return this;
    }

    StateChange capability(String id) {
        this.capability = id;
        return this;
    }

    StateChange values(Map<String, Held> held) {
        this.values = held;
        return this;
    }

    StateChange demanded(List<String> parameters) {
        this.demanded = parameters;
        return this;
    }

    StateChange doubtful(boolean doubt) {
        this.doubtful = doubt;
        return this;
    }

    StateChange attempt(@Nullable Retry message) {
        this.attempt = message;
        return this;
    }

    StateChange unsettled(@Nullable Unsettled execution) {
        this.unsettled = execution;
        return this;
    }

    StateChange undone(@Nullable Undone execution) {
        this.undone = execution;
        return this;
    }

    StateChange lacking(List<String> parameters) {
        this.lacking = parameters;
        return this;
    }

    StateChange later(List<Later> tasks) {
        this.later = tasks;
        return this;
    }

    StateChange settlement(@Nullable Settlement settled) {
        this.settlement = settled;
        return this;
    }

    StateChange turn(long count) {
        this.turn = count;
        return this;
    }

    StateChange intentHash(String hash) {
        this.intentHash = hash;
        return this;
    }

    StateChange answer(@Nullable ObjectNode payload, @Nullable Trust trust) {
        this.answer = payload;
        this.answerTrust = trust;
        return this;
    }

    DialogueState done() {
        return new DialogueState(
                phase,
                capability,
                values,
                demanded,
                asked,
                offered,
                pending,
                question,
                proposal,
                declined,
                doubtful,
                attempt,
                unsettled,
                undone,
                lacking,
                later,
                settlement,
                turn,
                intentHash,
                answer,
                answerTrust);
    }
}
