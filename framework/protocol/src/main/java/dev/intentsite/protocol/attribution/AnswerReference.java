package dev.intentsite.protocol.attribution;

/** {@code in_reply_to}: names one signed message by its nonce and query hash. */
public record AnswerReference(String nonce, String queryHash) {}
