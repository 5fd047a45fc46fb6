/** Limits that many nodes of a site count together in Redis. */
@NullMarked
package dev.intentsite.redis;

import org.jspecify.annotations.NullMarked;
