package dev.intentsite.ledger;

/** What a receipt is found by within its interaction. */
record ReceiptKey(String originActor, String idempotencyKey) {
    static ReceiptKey of(Receipt receipt) {
        return new ReceiptKey(receipt.originActor(), receipt.idempotencyKey());
    }
}
