/** Messages as words: tokens, word tables and small grammars, read from data by language. */
@NullMarked
package dev.intentsite.language.internal.text;

import org.jspecify.annotations.NullMarked;
