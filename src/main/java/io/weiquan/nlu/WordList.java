package io.weiquan.nlu;

/** The groups of {@code lexicon/words.yaml}; what each is for stands beside it there. */
enum WordList {
    DATE_RECEIVED, DATE_PURCHASE, DATE_PROMISED, DATE_FULFILLED, DATE_DEADLINE,
    MONEY_BEFORE, MONEY_CLAIM,
    ITEM_BOUGHT, ITEM_STOPS, ITEM_GENERIC,
    SHOP_SUFFIXES, SHOP_STOPS, SHOP_CALLED,
    PARTIES
}
