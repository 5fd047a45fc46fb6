package dev.intentsite.ledger;

/** The columns of a receipt, made before the writer's turn. */
record ReceiptRow(String interaction, ReceiptKey key, String queryHash, long turn, String answer) {
    static ReceiptRow of(Receipt receipt, Cover cover) {
        return new ReceiptRow(
                InteractionIds.of(receipt.interactionId()).toString(),
                cover.receiptKey(ReceiptKey.of(receipt)),
                receipt.queryHash(),
                receipt.turn(),
                cover.answer(receipt));
    }
}
