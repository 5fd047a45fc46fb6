/**
 * For a company's own tests: a site in memory, a conversation to hold with it, and a clock to move. Begin at
 * {@link dev.intentsite.testkit.SiteTest}.
 */
@NullMarked
package dev.intentsite.testkit;

import org.jspecify.annotations.NullMarked;
