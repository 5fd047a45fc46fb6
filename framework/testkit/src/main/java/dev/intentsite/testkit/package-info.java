@NullMarked
package dev.intentsite.testkit;

import org.jspecify.annotations.NullMarked;
