package dev.intentsite.site.internal.model;

import dev.intentsite.protocol.Manifest;
import dev.intentsite.protocol.attribution.Trust;
import dev.intentsite.site.Confirmation;
import dev.intentsite.site.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One capability as data: all that the dialogue needs to know. What it calls is in {@link Backend}.
 *
 * @param parameters flattened, in the order in which they are asked for
 * @param groups sets of parameter names of which one complete set is needed, beside every required parameter; empty when there
 *     are no alternatives. Members of groups are not {@code required} by themselves
 * @param groupsLabel one label that names all groups, such as "reference, or guest name, date and time"; empty without groups
 * @param optionSources where choices come from, by the parameters they are for
 * @param checks the judges of values
 * @param proposes whether it has a {@code @Propose} method
 * @param inTransaction whether its method takes a {@code Transaction}
 * @param keyed whether its method takes an {@code Execution}
 * @param retrying when its method is called again
 * @param keepEnded how long its interactions are known after their end; empty: as long as the site says
 */
public record CapabilityModel(
        String id,
        String version,
        String intent,
        String description,
        List<String> examples,
        List<String> constraints,
        List<String> notes,
        Kind kind,
        Confirmation confirmation,
        Optional<Trust> trust,
        Optional<String> reversible,
        List<ParameterModel> parameters,
        List<List<String>> groups,
        String groupsLabel,
        List<OptionSource> optionSources,
        List<ValueCheck> checks,
        boolean proposes,
        boolean inTransaction,
        boolean keyed,
        Optional<Retrying> retrying,
        Optional<Duration> keepEnded) {

    /** The examples as people say them, without the marks of their values. */
    public List<String> sayings() {
        return examples.stream().map(ExampleText::clean).toList();
    }

    /** Whether every person may ask it of every site, rather than of this company. */
    public boolean isPersonsRight() {
        return Manifest.PERSONS_RIGHTS.contains(id);
    }

    public Optional<ParameterModel> parameter(String name) {
        for (ParameterModel parameter : parameters) {
            if (parameter.name().equals(name)) {
                return Optional.of(parameter);
            }
        }
        return Optional.empty();
    }

    public Optional<OptionSource> optionSource(String parameter) {
        for (OptionSource source : optionSources) {
            if (source.parameter().equals(parameter)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }

    /**
     * Where a parameter's choices come from.
     *
     * @param needs parameters that must be known first
     * @param takes all parameters that are handed over when known, {@code needs} among them
     * @param open whether other values are taken too
     */
    public record OptionSource(String parameter, List<String> needs, List<String> takes, boolean open) {
        public OptionSource {
            needs = List.copyOf(needs);
            takes = both(needs, takes);
        }
    }

    /**
     * A judge of a value.
     *
     * @param key tells the checks of one capability apart
     * @param needs parameters that must be known first, the judged one among them
     * @param takes all parameters that are handed over when known, {@code needs} among them
     */
    public record ValueCheck(String key, String parameter, List<String> needs, List<String> takes) {
        public ValueCheck {
            needs = List.copyOf(needs);
            takes = both(needs, takes);
        }
    }

    private static List<String> both(List<String> needs, List<String> takes) {
        return Stream.concat(needs.stream(), takes.stream()).distinct().toList();
    }
}
