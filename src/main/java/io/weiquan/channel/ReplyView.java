package io.weiquan.channel;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.conversation.Wire;
import java.util.List;
import java.util.Map;

/**
 * One answer of the bot as every client sees it: the {@code reply} frame of the socket and the reply object of REST.
 *
 * @param type    always "reply"
 * @param seq     number of this item in the conversation
 * @param replyTo the client id it answers, or null
 */
@JsonPropertyOrder({"type", "seq", "replyTo", "messages", "expects", "slots", "progress", "preview", "state", "result", "done"})
public record ReplyView(String type, long seq, String replyTo, List<Wire.Message> messages, String expects,
                        Map<String, Wire.Slot> slots, Wire.Progress progress, Wire.Preview preview, String state, JsonNode result,
                        boolean done) {

    public static ReplyView of(Wire.Reply reply) {
        Wire.Body body = reply.body();
        return new ReplyView("reply", reply.seq(), reply.replyTo(), body.messages(), body.expects(), body.slots(), body.progress(),
                body.preview(), body.state(), body.result(), body.done());
    }
}
