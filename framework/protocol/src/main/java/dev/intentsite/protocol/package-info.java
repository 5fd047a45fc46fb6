/**
 * The IntentWeb protocol 1.0 as values: envelopes, the manifest, strict and canonical JSON. No I/O.
 *
 * <p>{@link dev.intentsite.protocol.RequestReader} makes a request from bytes, {@link dev.intentsite.protocol.Response}
 * is what a site answers, {@link dev.intentsite.protocol.Manifest} what it publishes. Who says a message is in
 * {@link dev.intentsite.protocol.attribution}, the kinds of value are in {@link dev.intentsite.protocol.value}.
 */
@NullMarked
package dev.intentsite.protocol;

import org.jspecify.annotations.NullMarked;
