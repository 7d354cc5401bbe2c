package io.weiquan.nlu;

/**
 * What the bot has just asked for. A hint raises readings of that slot (a bare "98" after "多少钱" is an amount) and nothing more.
 *
 * @param slot key of the slot ("amount"), or null when nothing was asked
 * @param type entity type the slot takes ("amount", "date", "order_no", "platform", "text" …), or null
 */
public record Hint(String slot, String type) {
    public static final Hint NONE = new Hint(null, null);
    /** Nothing was asked and the texts are written: what is said now is likelier news than another trouble. */
    public static final Hint NEWS = new Hint("news", null);
}
