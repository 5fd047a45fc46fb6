/**
 * A language model that helps a site to read what people write and to phrase what it asks, when a company wants one: {@link
 * dev.intentsite.llm.LanguageModel}. It proposes characters and capabilities, and never a value; it phrases from the facts handed to it,
 * and is checked.
 */
@NullMarked
package dev.intentsite.llm;

import org.jspecify.annotations.NullMarked;
