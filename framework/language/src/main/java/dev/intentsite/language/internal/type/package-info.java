/** The built-in kinds of values. */
@NullMarked
package dev.intentsite.language.internal.type;

import org.jspecify.annotations.NullMarked;
