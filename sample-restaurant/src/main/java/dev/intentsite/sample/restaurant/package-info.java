/** Bella Cucina: what a user's project looks like. */
@NullMarked
package dev.intentsite.sample.restaurant;

import org.jspecify.annotations.NullMarked;
