/**
 * Words to typed values, without a model and without a network: the recognizers, the {@link dev.intentsite.language.ValueType kinds of
 * value}, and the {@link dev.intentsite.language.Interpreter} that reads a message as the manifest's parameters.
 */
@NullMarked
package dev.intentsite.language;

import org.jspecify.annotations.NullMarked;
