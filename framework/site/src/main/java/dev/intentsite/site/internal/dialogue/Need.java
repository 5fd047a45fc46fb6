package dev.intentsite.site.internal.dialogue;

import java.util.List;

/** One thing that is still missing. */
public sealed interface Need {
    /** The parameters that it is about. */
    List<String> parameters();

    /** A value of this parameter. */
    record OneValue(String parameter) implements Need {
        @Override
        public List<String> parameters() {
            return List.of(parameter);
        }
    }

    /** Any one complete group of alternatives, none of which has begun. {@code parameters} are all their members. */
    record AnyGroup(List<String> parameters) implements Need {
        public AnyGroup {
            parameters = List.copyOf(parameters);
        }
    }
}
