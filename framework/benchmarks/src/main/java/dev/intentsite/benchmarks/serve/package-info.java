/** What is measured: the site, and the bare handler beside it, each in a process of its own. */
@NullMarked
package dev.intentsite.benchmarks.serve;

import org.jspecify.annotations.NullMarked;
