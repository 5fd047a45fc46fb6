/** JMH benchmarks of the parts of a turn. */
@NullMarked
package dev.intentsite.benchmarks.parts;

import org.jspecify.annotations.NullMarked;
