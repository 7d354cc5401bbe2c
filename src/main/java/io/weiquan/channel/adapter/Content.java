package io.weiquan.channel.adapter;

import java.util.Map;

/** What a person did in a messenger. */
public sealed interface Content {

    /** Typed, or spoken and put into words by the platform. */
    record Text(String text) implements Content {
        @Override
        public String toString() {
            return "Text";
        }
    }

    /** Pressed a button of ours: the id of a choice. */
    record Choice(String id) implements Content {
    }

    /** Filled in fields: slot → JSON data; only where a platform or caller can send such a thing. */
    record Slots(Map<String, Object> values) implements Content {
        @Override
        public String toString() {
            return "Slots" + values.keySet();
        }
    }

    /** Sent something that is not words. It is not fetched. */
    record Attachment(Kind kind) implements Content {
    }

    /** Began to follow the account, or opened the chat: somebody to be greeted. */
    record Arrival() implements Content {
    }

    enum Kind { IMAGE, VOICE, VIDEO, FILE, LOCATION, LINK, OTHER }
}
