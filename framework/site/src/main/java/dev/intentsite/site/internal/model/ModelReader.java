package dev.intentsite.site.internal.model;

import dev.intentsite.language.ValueTypes;
import dev.intentsite.site.Outcome;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Annotated objects to an immutable model, every fault found. */
public final class ModelReader {
    private ModelReader() {}

    /** What was read, or why not. @param faults empty when the model is whole */
    public record Read(SiteModel model, Backend backend, List<String> faults) {}

    public static Read read(
            List<Object> handlers,
            ValueTypes types,
            Map<Class<? extends Exception>, Function<? super Exception, Outcome>> exceptions) {
        throw new UnsupportedOperationException();
    }
}
