package dev.intentsite.protocol;

import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.util.regex.Pattern;

/** Quotes every name that a YAML 1.1 reader could take for something else than text: {@code 19:00}, {@code on}, {@code 7}. */
final class PlainNames extends StringQuotingChecker.Default {
    private static final long serialVersionUID = 1;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_]+");

    @Override
    public boolean needToQuoteName(String name) {
        return !PLAIN.matcher(name).matches() || super.needToQuoteName(name);
    }
}
