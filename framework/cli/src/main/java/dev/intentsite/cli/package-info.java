@NullMarked
package dev.intentsite.cli;

import org.jspecify.annotations.NullMarked;
