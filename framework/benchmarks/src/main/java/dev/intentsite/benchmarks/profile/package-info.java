/** Where the time of a recorded run goes. */
@NullMarked
package dev.intentsite.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
