package io.weiquan.conversation;

import java.util.Map;

/**
 * Something a person sends into a conversation. {@code id} is chosen by the client; the same id again is the same message, whatever
 * it carries.
 */
public sealed interface Inbound {

    String id();

    /** What a reader of the history sees as the person's words. */
    String shown();

    record Said(String id, String text) implements Inbound {
        @Override
        public String shown() {
            return text;
        }
    }

    record Chose(String id, String choice) implements Inbound {
        @Override
        public String shown() {
            return choice;
        }
    }

    /** Values for slots as JSON data (String, BigDecimal or other Number, Boolean, List, Map); a null value clears the slot. */
    record Filled(String id, Map<String, Object> slots) implements Inbound {
        @Override
        public String shown() {
            return slots.toString();
        }
    }
}
