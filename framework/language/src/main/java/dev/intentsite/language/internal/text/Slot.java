package dev.intentsite.language.internal.text;

import java.util.List;

/** A named part of a grammar that is read by a program or a table. */
@FunctionalInterface
public interface Slot {
    /** What can stand at the token, the longest first. */
    List<Hit> at(Analysis analysis, int token);
}
