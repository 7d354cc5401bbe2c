package io.weiquan.conversation;

import java.util.List;

/**
 * The person wants to talk to a human. Stored with the turn for whoever serves such requests; nothing in it is personal.
 *
 * @param state   name of the dialog's state
 * @param expects the slot whose question was open, or null
 * @param summary what is known, in Chinese, only of slots whose privacy class is "none": platform, issue, demand …
 * @param missing keys of slots that the open question wants
 */
public record HandOver(String state, String expects, String summary, List<String> missing) {
    public HandOver {
        missing = List.copyOf(missing);
    }
}
