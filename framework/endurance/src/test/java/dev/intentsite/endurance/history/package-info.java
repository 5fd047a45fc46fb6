/** Whether what many clients saw at once could have been seen one after the other: linearizability, and the tests of its checker. */
@org.jspecify.annotations.NullMarked
package dev.intentsite.endurance.history;
