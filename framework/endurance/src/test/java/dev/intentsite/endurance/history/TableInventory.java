package dev.intentsite.endurance.history;

import dev.intentsite.endurance.history.TableCall.Booked;
import dev.intentsite.endurance.history.TableCall.Full;
import dev.intentsite.endurance.history.TableCall.Missing;
import dev.intentsite.endurance.history.TableCall.Moved;
import dev.intentsite.endurance.history.TableCall.Released;
import dev.intentsite.endurance.history.TableCall.Seen;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * So many tables at each seating, one as good as the other. Its state: how many are held, by seating.
 *
 * @param tables how many
 */
public record TableInventory(int tables) implements Model<Map<String, Integer>, TableCall> {
    @Override
    public Map<String, Integer> beginning() {
        return Map.of();
    }

    @Override
    public boolean reads(TableCall call) {
        return call instanceof Full || call instanceof Seen || call instanceof Missing;
    }

    @Override
    public Optional<Map<String, Integer>> after(Map<String, Integer> held, TableCall call) {
        if (call instanceof Booked booked) {
            return changed(held, booked.seating(), 1);
        }
        if (call instanceof Released released) {
            return changed(held, released.seating(), -1);
        }
        if (call instanceof Moved moved) {
            return changed(held, moved.from(), -1).flatMap(less -> changed(less, moved.to(), 1));
        }
        boolean possible;
        if (call instanceof Full full) {
            possible = !isFree(held, full.seating());
        } else if (call instanceof Seen seen) {
            possible = isFree(held, seen.seating()) == seen.free();
        } else {
            possible = count(held, ((Missing) call).seating()) == 0;
        }
        return possible ? Optional.of(held) : Optional.empty();
    }

    private boolean isFree(Map<String, Integer> held, String seating) {
        return count(held, seating) < tables;
    }

    private static int count(Map<String, Integer> held, String seating) {
        return held.getOrDefault(seating, 0);
    }

    private Optional<Map<String, Integer>> changed(Map<String, Integer> held, String seating, int by) {
        int count = count(held, seating) + by;
        if (count < 0 || count > tables) {
            return Optional.empty();
        }
        Map<String, Integer> changed = new HashMap<>(held);
        changed.put(seating, count);
        return Optional.of(Map.copyOf(changed));
    }
}
