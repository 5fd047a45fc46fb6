/** Fetching other origins' keys ({@code wire.md} § 5, "Finding keys"), with every guard. Not for use from outside. */
@NullMarked
package dev.intentsite.http.internal.keys;

import org.jspecify.annotations.NullMarked;
