package dev.intentsite.site.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.intentsite.site.Turn;
import java.util.Map;
import java.util.Optional;

/** An options or check method as it serves one capability. @param parameter the one it is for */
record SideMethod(String parameter, Call call, Optional<Known> known, Map<String, TypedParameter> parameters) {
    SideMethod {
        parameters = Map.copyOf(parameters);
    }

    /** @throws Exception what the method throws, as it is */
    Object invoke(Map<String, JsonNode> values, Turn turn) throws Exception {
        return call.invoke(known.map(record -> record.build(parameters, values)), turn);
    }
}
