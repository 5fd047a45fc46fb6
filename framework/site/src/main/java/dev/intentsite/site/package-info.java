/**
 * What a company writes its site with: the annotations, {@link dev.intentsite.site.Outcome} and its kin, and
 * {@link dev.intentsite.site.IntentSite}, which answers messages from bytes to bytes.
 */
@NullMarked
package dev.intentsite.site;

import org.jspecify.annotations.NullMarked;
