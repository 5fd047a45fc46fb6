/** One reader for each kind of value. */
@NullMarked
package dev.intentsite.language.internal.recognize;

import org.jspecify.annotations.NullMarked;
