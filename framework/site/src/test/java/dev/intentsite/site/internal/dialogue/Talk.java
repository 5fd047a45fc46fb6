package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.intentsite.language.Mention;
import dev.intentsite.ledger.Event;
import dev.intentsite.protocol.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One conversation with the dialogue, held without a server. After every turn the fold of all events is held against the state. */
final class Talk {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_STEPS = 200;

    final FakeCompany company;
    private final Dialogue dialogue;
    private final Phrasing phrasing;
    private final Map<String, List<Mention>> memory = new HashMap<>();
    private final List<DialogueEvent> log = new ArrayList<>();
    private Optional<DialogueState> state = Optional.empty();
    private Reply reply = new Reply.UnderWay(Optional.empty(), false);
    private Optional<Response> answer = Optional.empty();

    Talk(FakeCompany company) {
        this.company = company;
        this.dialogue = company.dialogue();
        this.phrasing = new Phrasing(company.model);
    }

    Talk say(Words words) {
        Said said = words.said(state.flatMap(held -> Optional.ofNullable(held.capability())), memory);
        Progress progress = dialogue.begin(state, said, "a".repeat(64));
        for (int steps = 0; progress.effect().isPresent(); steps++) {
            assertThat(steps).as("steps of one turn").isLessThan(MOST_STEPS);
            progress = dialogue.next(progress, company.answer(progress.effect().get()));
        }
        reply = progress.reply().orElseThrow();
        Response response = phrasing.phrase(
                        reply,
                        progress.state(),
                        "i-1",
                        FakeCompany.locale(),
                        progress.standing().phase().ended()
                                ? Optional.empty()
                                : Optional.of(Instant.parse("2026-10-15T12:30:00Z")))
                .timestamp(Instant.parse("2026-10-15T12:00:00Z"))
                .build();
        answer = Optional.of(response);
        if (!progress.refused()) {
            ObjectNode payload = response.payload();
            log.addAll(progress.eventsWith(payload, Optional.empty()));
            state = Optional.of(progress.stateWith(payload, Optional.empty()));
            String written = DialogueJson.write(state.get()).toString();
            assertThat(DialogueJson.write(folded()).toString())
                    .as("the fold of the events")
                    .isEqualTo(written);
            state = Optional.of(DialogueJson.state(reread(DialogueJson.write(state.get()))));
            assertThat(DialogueJson.write(state.get()).toString())
                    .as("the state, written and read")
                    .isEqualTo(written);
        }
        return this;
    }

    /** Something outside the conversation, such as late work that is settled. */
    Talk happens(DialogueEvent event) {
        log.add(event);
        state = Optional.of(state().after(event));
        return this;
    }

    private DialogueState folded() {
        DialogueState folded = DialogueState.start();
        long number = 0;
        for (DialogueEvent event : log) {
            Event kept = new Event(
                    ++number,
                    DialogueJson.type(event),
                    "actor",
                    reread(DialogueJson.write(event)),
                    Instant.EPOCH,
                    "",
                    "");
            folded = folded.after(DialogueJson.event(kept));
        }
        return folded;
    }

    private static ObjectNode reread(ObjectNode json) {
        try {
            return (ObjectNode) JSON.readTree(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    DialogueState state() {
        return state.orElseThrow();
    }

    Optional<DialogueState> stateIfAny() {
        return state;
    }

    List<DialogueEvent> log() {
        return log;
    }

    Reply reply() {
        return reply;
    }

    Response answer() {
        return answer.orElseThrow();
    }

    Phase phase() {
        return state().phase();
    }

    /** What is held and can be used, for people. */
    List<String> held() {
        return state().usable().entrySet().stream()
                .map(value -> value.getKey() + "=" + FakeCompany.shown(value.getValue()))
                .toList();
    }

    List<String> needed() {
        return answer().requiredInformation();
    }

    List<String> offered() {
        return answer().options().stream().map(choice -> choice.label()).toList();
    }
}
