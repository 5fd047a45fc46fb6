package dev.intentsite.schema;

import com.networknt.schema.regex.JDKRegularExpressionFactory;
import com.networknt.schema.regex.RegularExpression;

/** A pattern that refuses what it cannot finish: the JDK's overflows the stack on long texts and nested repetition. */
final class SafePattern implements RegularExpression {
    private final RegularExpression pattern;

    SafePattern(String regex) {
        this.pattern = JDKRegularExpressionFactory.getInstance().getRegularExpression(regex);
    }

    @Override
    public boolean matches(String value) {
        try {
            return pattern.matches(value);
        } catch (StackOverflowError e) {
            return false;
        }
    }
}
