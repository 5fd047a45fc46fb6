package dev.intentsite.protocol.attribution;

/**
 * {@code in_reply_to}: names one signed message.
 *
 * @param nonce its {@code nonce}
 * @param queryHash its {@code query_hash}, lower-case hex SHA-256
 */
public record AnswerReference(String nonce, String queryHash) {}
