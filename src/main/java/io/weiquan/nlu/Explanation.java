package io.weiquan.nlu;

import io.weiquan.dialog.Understanding;
import java.util.List;

/**
 * Why a message was understood as it was.
 *
 * @param understanding the result, the same as without explaining
 * @param spoke         each rule and model that had something to say, in the order in which they spoke
 */
public record Explanation(Understanding understanding, List<Spoke> spoke) {

    /**
     * @param rule  who spoke: a reader ("amount", "date") or a model ("issue model")
     * @param says  what it said ("QUALITY", "claim_amount", "set aside: the seller said so")
     * @param start offset of the first UTF-16 unit in the text as typed
     * @param end   offset after the last
     * @param score 0..1
     */
    public record Spoke(String rule, String says, int start, int end, double score) {
    }
}
