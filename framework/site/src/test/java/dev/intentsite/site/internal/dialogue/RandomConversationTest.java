package dev.intentsite.site.internal.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.language.Interpretation;
import dev.intentsite.protocol.ErrorStatus;
import dev.intentsite.protocol.FlowType;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Proposal;
import dev.intentsite.site.internal.model.CapabilityModel;
import dev.intentsite.site.internal.model.ParameterModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random conversations, each a list of moves made from a seed. Whatever is said, a handler runs only with all required and valid values
 * and acts once, nothing is lost that was not corrected, the person can always go on, and states move along allowed edges.
 */
class RandomConversationTest {
    private static final int LONGEST = 14;
    private static final Map<Phase, Set<Phase>> EDGES = edges();

    @Test
    void noConversationBreaksARule() {
        converse(20_261_120L, 3_000);
    }

    @Test
    @Tag("long")
    void noneOfHundredsOfThousandsDoesEither() {
        converse(7L, 400_000);
    }

    @Test
    void aBrokenRuleIsShownWithItsSeedAndTheFewestMoves() {
        assertThatThrownBy(() -> shrunk(
                        42, IntStream.range(0, 10).mapToObj(i -> new Move(i, 0)).toList(), moves -> {
                            if (moves.stream().anyMatch(move -> move.kind() == 7)) {
                                throw new AssertionError("seven");
                            }
                        }))
                .hasMessageContaining("seed 42")
                .hasMessageContaining("seven")
                .hasMessageContaining("1 moves");
    }

    private static void converse(long firstSeed, int count) {
        for (int i = 0; i < count; i++) {
            long seed = firstSeed + i;
            shrunk(seed, moves(new Random(seed)), RandomConversationTest::hold);
        }
    }

    /** Holds a conversation; when it breaks a rule, drops and simplifies moves for as long as it still does. */
    private static void shrunk(long seed, List<Move> moves, Holding holding) {
        Optional<Throwable> broken = fault(moves, holding);
        if (broken.isEmpty()) {
            return;
        }
        List<Move> least = moves;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (int i = 0; i < least.size() && !smaller; i++) {
                List<Move> without = new ArrayList<>(least);
                without.remove(i);
                List<Move> simpler = new ArrayList<>(least);
                simpler.set(i, new Move(least.get(i).kind(), least.get(i).choice() / 2));
                for (List<Move> candidate : List.of(without, simpler)) {
                    Optional<Throwable> still = candidate.equals(least) ? Optional.empty() : fault(candidate, holding);
                    if (still.isPresent() && !smaller) {
                        least = candidate;
                        broken = still;
                        smaller = true;
                    }
                }
            }
        }
        throw new AssertionError(
                "seed " + seed + ", " + least.size() + " moves: "
                        + least.stream().map(Move::words).map(Objects::toString).toList() + "\n"
                        + broken.get().getMessage(),
                broken.get());
    }

    private static Optional<Throwable> fault(List<Move> moves, Holding holding) {
        try {
            holding.hold(moves);
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(e);
        }
    }

    private interface Holding {
        void hold(List<Move> moves);
    }

    private static List<Move> moves(Random random) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(LONGEST))
                .mapToObj(i -> new Move(random.nextInt(Move.KINDS), random.nextInt(1 << 20)))
                .toList();
    }

    private static void hold(List<Move> moves) {
        FakeCompany company = new FakeCompany();
        Talk talk = new Talk(company);
        for (int i = 0; i < moves.size(); i++) {
            Move move = moves.get(i);
            company.outcome = execute -> move.outcome(execute);
            company.proposal = propose -> move.choice() % 11 == 0
                    ? Proposal.of("It costs " + move.choice())
                    : move.choice() % 13 == 0
                            ? Proposal.refused(
                                    propose.values().keySet().iterator().next(), "Nothing is found by that.")
                            : Proposal.of("It costs nothing.");
            company.references = move.choice() % 5 == 0 ? List.of("R-1") : List.of("R-1", "R-2");
            company.delays = move.choice() % 17 == 0;
            company.times.put("friday", move.choice() % 7 == 3 ? List.of("18:00") : List.of("18:00", "19:00", "20:00"));
            Optional<DialogueState> before = talk.stateIfAny();
            int ran = company.executed.size();
            Words words = move.words();
            talk.say(i == 0 ? words.flow(FlowType.INTENT_REQUEST) : words);
            check(company, talk, before, ran);
            if (talk.stateIfAny().isEmpty()) {
                return;
            }
            if (talk.phase() == Phase.EXECUTING
                    && move.choice() % 3 == 0
                    && talk.state().settlement() == null) {
                talk.happens(new DialogueEvent.Settled(new Settlement("confirmed", "Done.", "ID-2", null)));
            }
        }
    }

    private static void check(FakeCompany company, Talk talk, Optional<DialogueState> before, int ranBefore) {
        company.executed.subList(ranBefore, company.executed.size()).forEach(execute -> checkValues(company, execute));
        assertThat(talk.log().stream()
                        .filter(event -> event instanceof DialogueEvent.Executed executed
                                && Set.of("confirmed", "accepted").contains(executed.status()))
                        .count())
                .as("times that something was done")
                .isLessThanOrEqualTo(1);
        checkAttempts(company, talk);
        if (talk.reply() instanceof Reply.Failure failure && failure.status() != ErrorStatus.CANCELLED) {
            assertThat(talk.stateIfAny())
                    .as("a refused message changes nothing")
                    .isEqualTo(before);
            return;
        }
        Phase was = before.map(DialogueState::phase).orElse(Phase.COLLECTING);
        assertThat(EDGES.get(was)).as("phases after " + was).contains(talk.phase());
        assertThat(talk.answer().suggestions()).hasSizeLessThanOrEqualTo(4);
        boolean goesOn = !talk.needed().isEmpty()
                || !talk.answer().options().isEmpty()
                || !talk.answer().suggestions().isEmpty()
                || talk.phase().ended()
                || talk.phase() == Phase.EXECUTING;
        assertThat(goesOn).as("something can be done next").isTrue();
        before.ifPresent(held -> checkKept(held, talk));
    }

    /** No attempt is made while another one's outcome is open, and each has only values that somebody gave, or defaults. */
    private static void checkAttempts(FakeCompany company, Talk talk) {
        boolean open = false;
        Map<String, List<JsonNode>> given = new LinkedHashMap<>();
        for (DialogueEvent event : talk.log()) {
            if (event instanceof DialogueEvent.ValueCollected collected) {
                given.computeIfAbsent(collected.parameter(), name -> new ArrayList<>())
                        .addAll(collected.readings());
            } else if (event instanceof DialogueEvent.AttemptEnded) {
                open = false;
            } else if (event instanceof DialogueEvent.Attempted attempt) {
                assertThat(open).as("another attempt is open").isFalse();
                open = true;
                attempt.values()
                        .forEach((name, value) -> assertThat(company.model
                                                .find(attempt.capability())
                                                .flatMap(capability -> capability.parameter(name))
                                                .flatMap(ParameterModel::defaultValue)
                                                .filter(value::equals)
                                                .isPresent()
                                        || given.getOrDefault(name, List.of()).contains(value))
                                .as(name + " " + value + " was given")
                                .isTrue());
            }
        }
    }

    /** All required values are there, and every value is valid. */
    private static void checkValues(FakeCompany company, Effect.Execute execute) {
        CapabilityModel capability = company.model.find(execute.capability()).orElseThrow();
        Map<String, JsonNode> values = execute.values();
        for (ParameterModel parameter : capability.parameters()) {
            if (parameter.required()) {
                assertThat(values).containsKey(parameter.name());
            }
        }
        values.forEach((name, value) -> {
            ParameterModel parameter = capability.parameter(name).orElseThrow();
            assertThat(parameter.violations(value, FakeCompany.locale()))
                    .as(name + " " + value)
                    .isEmpty();
            assertThat(parameter.wrongJsonType(value)).isEmpty();
        });
        assertThat(capability.groups().isEmpty() || capability.groups().stream().anyMatch(values.keySet()::containsAll))
                .as("one complete group")
                .isTrue();
        if (!capability.checks().isEmpty()) {
            assertThat(values.get("day").asText()).isNotEqualTo(FakeCompany.CLOSED);
        }
        if (values.containsKey("time")) {
            assertThat(company.times.getOrDefault(values.get("day").asText(), List.of("18:00", "19:00")))
                    .contains(values.get("time").asText());
        }
    }

    /** What was held and not said anew is held still, while the task is the same. */
    private static void checkKept(DialogueState before, Talk talk) {
        if (!Objects.equals(before.capability(), talk.state().capability())) {
            return;
        }
        List<DialogueEvent> turn = new ArrayList<>();
        for (int i = talk.log().size() - 1; i >= 0; i--) {
            turn.add(talk.log().get(i));
            if (talk.log().get(i) instanceof DialogueEvent.MessageReceived) {
                break;
            }
        }
        if (turn.stream()
                .anyMatch(event -> event instanceof DialogueEvent.Restarted
                        || event instanceof DialogueEvent.CapabilitySelected)) {
            return;
        }
        Map<String, Held> lost = new LinkedHashMap<>(before.values());
        lost.keySet().removeIf(name -> turn.stream().anyMatch(event -> touches(event, name)));
        lost.forEach((name, held) -> {
            assertThat(talk.state().values()).as("values held").containsKey(name);
            assertThat(held.readings())
                    .as(name)
                    .containsAll(talk.state().values().get(name).readings());
        });
    }

    private static boolean touches(DialogueEvent event, String name) {
        return event instanceof DialogueEvent.ValueCollected collected
                        && collected.parameter().equals(name)
                || event instanceof DialogueEvent.ValueDropped dropped
                        && dropped.parameter().equals(name)
                || event instanceof DialogueEvent.ValuesForgotten forgotten
                        && forgotten.parameters().contains(name);
    }

    private static Map<Phase, Set<Phase>> edges() {
        Map<Phase, Set<Phase>> edges = new EnumMap<>(Phase.class);
        for (Phase open : List.of(Phase.COLLECTING, Phase.CLARIFYING, Phase.CONFIRMING)) {
            edges.put(open, EnumSet.allOf(Phase.class));
        }
        edges.put(Phase.EXECUTING, EnumSet.of(Phase.EXECUTING, Phase.COMPLETED, Phase.FAILED));
        for (Phase ended : List.of(Phase.COMPLETED, Phase.FAILED, Phase.CANCELLED)) {
            edges.put(ended, EnumSet.noneOf(Phase.class));
        }
        return edges;
    }

    /** One thing that a client does, made from two numbers so that it can be made simpler. */
    private record Move(int kind, int choice) {
        static final int KINDS = 31;
        private static final List<String> CAPABILITIES =
                List.of("hire", "cancel", "change", "move", "weather", "prices", "tide", "audit", "refund", "invite");
        private static final List<String> DAYS = List.of("friday", "saturday", "sunday", "full", "bad day");
        private static final List<String> TIMES = List.of("19:00", "07:00", "18:00", "23:00");
        private static final List<Integer> CREWS = List.of(2, 6, 99, 12);

        private <T> T pick(List<T> from, int digit) {
            return from.get((choice >> (digit * 3)) % from.size());
        }

        Words words() {
            String about = pick(CAPABILITIES, 0);
            return switch (kind) {
                case 0 -> Words.say().about(about).with("crew", pick(CREWS, 1)).with("day", pick(DAYS, 2));
                case 1 -> Words.say().with("day", pick(DAYS, 0));
                case 2 -> Words.say().with("time", pick(TIMES, 0));
                case 3 -> Words.say().with("time", pick(TIMES, 0), pick(TIMES, 1));
                case 4 -> Words.say().with("crew", pick(CREWS, 0)).with("guest_name", "Smith");
                case 5 -> Words.say().yes();
                case 6 -> Words.say().no();
                case 7 -> Words.say().about(about).switching().with("day", pick(DAYS, 1));
                case 8 -> Words.say().about(about).asking().with("day", pick(DAYS, 1));
                case 9 ->
                    Words.say().flow(FlowType.INFORMATION_REQUEST).about(about).asking();
                case 10 -> Words.say().structured("crew", pick(CREWS, 0)).with("crew", pick(CREWS, 1));
                case 11 -> Words.say().structured("day", pick(DAYS, 0)).structured("time", pick(TIMES, 1));
                case 12 -> Words.say().structured("crew", "many");
                case 13 -> Words.say().correcting("day", pick(DAYS, 0)).yes();
                case 14 -> Words.say().not("day", pick(DAYS, 0));
                case 15 ->
                    Words.say().structured("confirmation", choice % 2 == 0).with("reference", "R-" + choice % 3);
                case 16 -> Words.say().naming(about).structured("reference", choice % 4 == 0 ? "bad" : "R-1");
                case 17 ->
                    choice % 6 == 0
                            ? Words.say().command(Interpretation.Command.CANCEL)
                            : Words.say().command(Interpretation.Command.START_OVER);
                case 18 -> Words.say().flow(pick(List.of(FlowType.values()), 0));
                case 19 -> Words.say().any(pick(List.of("time", "day", "crew", "boat", "reference"), 0));
                case 20 -> Words.say().no().any("time").any("day");
                case 21 ->
                    Words.say()
                            .about("weather")
                            .asking()
                            .with("day", pick(DAYS, 0))
                            .with("time", "07:00", "19:00");
                case 22 -> Words.say().about("weather").asking().with("hours", 3, pick(CREWS, 0));
                case 23 -> Words.say().with("guest_name", "Smith");
                case 27 ->
                    Words.say()
                            .with("day", pick(DAYS, 0))
                            .and(Words.say().about("prices").asking());
                case 28 ->
                    Words.say()
                            .about(about)
                            .with("crew", pick(CREWS, 1))
                            .and(Words.say().about("weather").asking().with("day", pick(DAYS, 2)))
                            .and(Words.say().about("prices").asking());
                case 29 ->
                    Words.say()
                            .about("hire")
                            .with("crew", pick(CREWS, 1))
                            .and(Words.say().about(about).switching().with("reference", "R-1"));
                case 30 ->
                    Words.say()
                            .yes()
                            .and(Words.say().about("prices").asking())
                            .and(Words.say().about(about).with("reference", "R-1"))
                            .and(Words.say().about("refund").switching());
                case 24, 25 ->
                    Words.say()
                            .about("hire")
                            .with("crew", 2)
                            .with("day", "friday")
                            .with("time", pick(List.of("19:00", "20:00"), 0));
                default ->
                    Words.first("hire")
                            .flow(FlowType.INFORMATION_RESPONSE)
                            .with("crew", 2)
                            .with("guest_name", "Smith")
                            .with("day", pick(DAYS, 0))
                            .with("time", pick(TIMES, 1));
            };
        }

        Outcome outcome(Effect.Execute execute) {
            return switch (choice % 7) {
                case 0 -> Outcome.refused(execute.values().keySet().iterator().next(), "Not that one.");
                case 1 ->
                    execute.capability().equals("hire") && !execute.values().containsKey("wishes")
                            ? Outcome.needsMore("A wish, please.", "wishes")
                            : Outcome.confirmed("ID-1", "Done.");
                case 2 -> Outcome.accepted("Begun.");
                case 3 -> Outcome.failed("Never.");
                default -> Outcome.confirmed("ID-1", "Done.");
            };
        }
    }
}
