package io.weiquan.nlu;

import java.util.List;
import java.util.Map;

/**
 * What {@code intents/*.yaml} says.
 *
 * @param whole    plain form of a complete message → intent names ("算了不弄了" → cancel)
 * @param anywhere phrases that count inside a longer message (scam signs, danger)
 * @param openers  words that may stand before a complete answer and are left out ("那个", "你好")
 * @param closers  words that may stand after it ("吧", "谢谢")
 * @param models   example sentences by model name (issue, demand, intent)
 */
record Intents(Map<String, List<String>> whole, List<Phrase> anywhere, List<String> openers, List<String> closers, Map<String, Examples> models) {

    /** The label of sentences that are none of the others. */
    static final String ELSE = "else";

    /** Sentences of one model, {@link #ELSE} among its labels. */
    record Examples(List<String> labels, List<GramModel.Example> sentences) {
    }
}
