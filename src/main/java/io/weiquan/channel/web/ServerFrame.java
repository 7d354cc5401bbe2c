package io.weiquan.channel.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.weiquan.conversation.Refused;
import java.util.Map;

/** What the server says besides {@code reply}. */
final class ServerFrame {

    private ServerFrame() {
    }

    @JsonPropertyOrder({"type", "conversation", "token", "seq"})
    record Session(String conversation, String token, long seq) {
        public String getType() {
            return "session";
        }

        @Override
        public String toString() {
            return "Session[" + conversation + "]";
        }
    }

    @JsonPropertyOrder({"type", "id", "seq"})
    record Took(String id, long seq) {
        public String getType() {
            return "taken";
        }
    }

    @JsonPropertyOrder({"type", "seq"})
    record CaughtUp(long seq) {
        public String getType() {
            return "caught_up";
        }
    }

    @JsonPropertyOrder({"type"})
    record Pong() {
        public String getType() {
            return "pong";
        }
    }

    @JsonPropertyOrder({"type", "afterMs"})
    record Reconnect(long afterMs) {
        public String getType() {
            return "reconnect";
        }
    }

    /** @param fields slot → what is wrong, only with bad_value */
    @JsonPropertyOrder({"type", "code", "message", "replyTo", "fields"})
    record Problem(String code, String message, String replyTo, @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> fields) {
        static Problem of(Refused refused, String replyTo) {
            return new Problem(refused.code().wire(), refused.getMessage(), replyTo, refused.fields());
        }

        public String getType() {
            return "error";
        }
    }
}
