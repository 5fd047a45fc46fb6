/**
 * The attribution profile {@code intentweb-attribution/1}: who says a message, and that nobody changed it. No I/O.
 *
 * <p>Agents sign with {@link dev.intentsite.protocol.attribution.RequestSigner}, sites verify with {@link
 * dev.intentsite.protocol.attribution.RequestVerifier} and answer with {@link
 * dev.intentsite.protocol.attribution.ResponseSigner}, and agents check the answer with {@link
 * dev.intentsite.protocol.attribution.ResponseVerifier}. Keys of web origins come from a {@link
 * dev.intentsite.protocol.attribution.KeySource}; one that fetches uses {@link
 * dev.intentsite.protocol.attribution.JwkSet} and {@link dev.intentsite.protocol.attribution.AddressGuard}.
 */
@NullMarked
package dev.intentsite.protocol.attribution;

import org.jspecify.annotations.NullMarked;
