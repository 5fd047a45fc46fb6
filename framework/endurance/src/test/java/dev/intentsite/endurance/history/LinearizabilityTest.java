package dev.intentsite.endurance.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intentsite.endurance.history.TableCall.Booked;
import dev.intentsite.endurance.history.TableCall.Full;
import dev.intentsite.endurance.history.TableCall.Missing;
import dev.intentsite.endurance.history.TableCall.Moved;
import dev.intentsite.endurance.history.TableCall.Released;
import dev.intentsite.endurance.history.TableCall.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The checker takes what is right and refuses what is wrong. */
final class LinearizabilityTest {
    private static final String NINE = "21:00";
    private static final String SEVEN = "19:00";
    private static final int ROUNDS = 3000;
    private static final int LONG = 20_000;

    private static Operation<TableCall> done(TableCall call, long asked, long answered) {
        return new Operation<>(call, asked, answered);
    }

    @SafeVarargs
    private static boolean holds(int tables, Operation<TableCall>... history) {
        return Linearizability.holds(new TableInventory(tables), List.of(history));
    }

    @Test
    void oneAfterTheOtherIsTaken() {
        assertThat(holds(
                        1,
                        done(new Booked(NINE), 0, 1),
                        done(new Full(NINE), 2, 3),
                        done(new Moved(NINE, SEVEN), 4, 5),
                        done(new Seen(NINE, true), 6, 7),
                        done(new Seen(SEVEN, false), 8, 9),
                        done(new Released(SEVEN), 10, 11),
                        done(new Missing(SEVEN), 12, 13)))
                .isTrue();
    }

    @Test
    void aHistoryOfTensOfThousandsIsTaken() {
        List<Operation<TableCall>> history = new ArrayList<>();
        for (int i = 0; i < LONG; i += 2) {
            history.add(done(new Booked(NINE), i, i + 1));
            history.add(done(new Released(NINE), i + 1, i + 4));
        }

        assertThat(Linearizability.holds(new TableInventory(2), history)).isTrue();
        history.add(done(new Missing(NINE), 0, 0));
        assertThat(Linearizability.holds(new TableInventory(2), history)).isTrue();
        history.add(done(new Seen(NINE, false), LONG + 9, LONG + 9));
        assertThat(Linearizability.holds(new TableInventory(1), history)).isFalse();
    }

    @Test
    void whatOverlapsMayHaveHappenedInEitherOrder() {
        Operation<TableCall> booked = done(new Booked(NINE), 0, 10);
        assertThat(holds(1, booked, done(new Seen(NINE, true), 5, 15))).isTrue();
        assertThat(holds(1, booked, done(new Seen(NINE, false), 5, 15))).isTrue();
        assertThat(holds(1, done(new Full(NINE), 0, 10), done(new Booked(NINE), 5, 15)))
                .isTrue();
    }

    @Test
    void aTableThatIsGivenTwiceIsRefused() {
        assertThat(holds(1, done(new Booked(NINE), 0, 10), done(new Booked(NINE), 5, 15)))
                .isFalse();
        assertThat(holds(
                        2,
                        done(new Booked(NINE), 0, 10),
                        done(new Booked(NINE), 0, 10),
                        done(new Moved(SEVEN, NINE), 0, 10),
                        done(new Booked(SEVEN), 0, 10)))
                .isFalse();
    }

    @Test
    void aTableThatIsGivenAgainBeforeItIsGivenBackIsRefused() {
        assertThat(holds(1, done(new Booked(NINE), 0, 1), done(new Booked(NINE), 2, 3), done(new Released(NINE), 4, 5)))
                .isFalse();
        assertThat(holds(1, done(new Booked(NINE), 0, 1), done(new Booked(NINE), 2, 5), done(new Released(NINE), 4, 6)))
                .isTrue();
    }

    @Test
    void aBookingThatIsLostIsRefused() {
        assertThat(holds(1, done(new Booked(NINE), 0, 1), done(new Missing(NINE), 2, 3)))
                .isFalse();
        assertThat(holds(1, done(new Full(NINE), 0, 1))).isFalse();
        assertThat(holds(1, done(new Booked(NINE), 0, 1), done(new Released(NINE), 2, 3), done(new Full(NINE), 4, 5)))
                .isFalse();
    }

    @Test
    void aReadOfWhatWasBeforeIsRefused() {
        assertThat(holds(1, done(new Booked(NINE), 0, 1), done(new Seen(NINE, true), 2, 3)))
                .isFalse();
        assertThat(holds(
                        1,
                        done(new Booked(NINE), 0, 10),
                        done(new Seen(NINE, false), 1, 2),
                        done(new Seen(NINE, true), 3, 4)))
                .isFalse();
    }

    /** The shortcuts miss no order, and find none that is none: a search without them comes to the same. */
    @Test
    void itSaysWhatTryingAllOrdersSays() {
        Random random = new Random(7);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int tables = 1 + random.nextInt(2);
            List<Operation<TableCall>> history = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(5); i++) {
                long asked = random.nextInt(12);
                history.add(done(anyCall(random), asked, asked + random.nextInt(8)));
            }
            TableInventory model = new TableInventory(tables);
            boolean expected = anyOrder(model, history, model.beginning());
            assertThat(Linearizability.holds(model, history))
                    .as("round %s: %s", round, history)
                    .isEqualTo(expected);
            taken += expected ? 1 : 0;
        }
        assertThat(taken).as("both kinds were met").isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }

    private static TableCall anyCall(Random random) {
        String seating = random.nextBoolean() ? NINE : SEVEN;
        return switch (random.nextInt(8)) {
            case 0 -> new Full(seating);
            case 1 -> new Released(seating);
            case 2 -> new Moved(seating, seating.equals(NINE) ? SEVEN : NINE);
            case 3 -> new Missing(seating);
            case 4 -> new Seen(seating, random.nextBoolean());
            default -> new Booked(seating);
        };
    }

    private static <S> boolean anyOrder(Model<S, TableCall> model, List<Operation<TableCall>> left, S state) {
        if (left.isEmpty()) {
            return true;
        }
        for (Operation<TableCall> next : left) {
            List<Operation<TableCall>> others = new ArrayList<>(left);
            others.remove(next);
            boolean first = others.stream().allMatch(other -> next.asked() <= other.answered());
            Optional<S> after = first ? model.after(state, next.call()) : Optional.empty();
            if (after.isPresent() && anyOrder(model, others, after.get())) {
                return true;
            }
        }
        return false;
    }
}
