/** A real process is killed, cut off, repeated to and filled up; what its clients were told must hold afterwards. */
@org.jspecify.annotations.NullMarked
package dev.intentsite.endurance;
