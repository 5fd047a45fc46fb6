@NullMarked
package dev.intentsite.llm;

import org.jspecify.annotations.NullMarked;
