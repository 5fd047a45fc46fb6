package dev.intentsite.site.internal.dialogue;

/**
 * By what a retry of the message is known ({@code wire.md} § 2, {@code idempotency_key}).
 *
 * @param key the message's idempotency key
 * @param queryHash hash of its payload
 */
public record Retry(String key, String queryHash) {}
