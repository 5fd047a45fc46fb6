/** Kinds of value that the JDK has no type for. Each is immutable and checks its form when it is made. */
@NullMarked
package dev.intentsite.protocol.value;

import org.jspecify.annotations.NullMarked;
