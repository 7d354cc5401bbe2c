package io.weiquan.channel.adapter;

import java.util.List;

/**
 * One message as the platform takes it.
 *
 * @param text    what the person reads
 * @param buttons labels of the buttons below it, in order; empty when there are none
 * @param body    what is sent: the platform's JSON
 */
public record PlatformMessage(String text, List<String> buttons, String body) {

    public PlatformMessage {
        buttons = List.copyOf(buttons);
    }

    @Override
    public String toString() {
        return "PlatformMessage[" + text.length() + " characters, " + buttons.size() + " buttons]";
    }
}
