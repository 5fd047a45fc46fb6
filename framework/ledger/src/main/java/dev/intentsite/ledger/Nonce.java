package dev.intentsite.ledger;

/** What may be used once: the pair of the first entry's key and its nonce ({@code wire.md} § 5). */
public record Nonce(String kid, String nonce) {}
