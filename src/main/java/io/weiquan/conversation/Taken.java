package io.weiquan.conversation;

import java.util.List;

/**
 * What became of a message, known only after the commit.
 *
 * @param seq     number of the person's item
 * @param replies the stored answers, in order
 * @param erased  the person had everything deleted with this message: the answer is all that is left of it
 */
public record Taken(long seq, List<Wire.Reply> replies, boolean erased) {

    public Taken(long seq, List<Wire.Reply> replies) {
        this(seq, replies, false);
    }
}
