package io.weiquan.conversation;

import java.util.List;

/**
 * What became of a message, known only after the commit.
 *
 * @param seq     number of the person's item
 * @param replies the stored answers, in order
 */
public record Taken(long seq, List<Wire.Reply> replies) {
}
