/** A site that is no restaurant: a library that lends books. */
@NullMarked
package dev.intentsite.acceptance.library;

import org.jspecify.annotations.NullMarked;
