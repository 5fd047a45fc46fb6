package dev.intentsite.http;

import dev.intentsite.protocol.value.PersonName;
import dev.intentsite.site.Capability;
import dev.intentsite.site.Kind;
import dev.intentsite.site.Outcome;
import dev.intentsite.site.Parameter;

/** The smallest site. */
public final class Greeter {
    record Greeting(@Parameter("Your name") PersonName name) {}

    @Capability(
            intent = "Say hello",
            description = "Greets a person by name",
            kind = Kind.INFORMATIONAL,
            examples = "Say hello to Ada Lovelace")
    Outcome greet(Greeting greeting) {
        return Outcome.answered("Hello, " + greeting.name().value() + "!");
    }
}
