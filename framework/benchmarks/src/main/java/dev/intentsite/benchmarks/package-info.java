/** Load and JMH programs; they run when they are asked to, never in a build. */
@NullMarked
package dev.intentsite.benchmarks;

import org.jspecify.annotations.NullMarked;
