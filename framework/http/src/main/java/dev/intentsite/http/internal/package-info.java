/** Routes, bodies, limits and headers: what {@code wire.md} §§ 4 and 6 say about HTTP. Not for use from outside. */
@NullMarked
package dev.intentsite.http.internal;

import org.jspecify.annotations.NullMarked;
