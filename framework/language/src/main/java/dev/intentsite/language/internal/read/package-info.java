/** Values for the parameters of a capability, in the context of the conversation. */
@NullMarked
package dev.intentsite.language.internal.read;

import org.jspecify.annotations.NullMarked;
