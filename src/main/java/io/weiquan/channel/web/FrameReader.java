package io.weiquan.channel.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weiquan.channel.ClientMessages;
import io.weiquan.channel.Fields;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import java.util.Map;
import java.util.function.Function;

/** One client object → one {@link ClientFrame}, or a refusal that names what is wrong. */
final class FrameReader {

    private static final int SECRET_CHARS = 256;

    private final ClientMessages messages;
    private final Map<String, Function<Fields, ClientFrame>> kinds;

    FrameReader(ClientMessages messages) {
        this.messages = messages;
        this.kinds = Map.of(
                "start", fields -> new ClientFrame.Start(messages.channel(fields), messages.now(fields)),
                "resume", this::resume,
                "message", fields -> new ClientFrame.Turn(messages.said(fields), messages.now(fields)),
                "choose", fields -> new ClientFrame.Turn(messages.chose(fields), messages.now(fields)),
                "form", fields -> new ClientFrame.Turn(messages.filled(fields), messages.now(fields)),
                "ping", fields -> new ClientFrame.Ping());
    }

    /** @throws Refused BAD_TYPE, BAD_FIELD or TOO_LONG */
    ClientFrame read(ObjectNode object) {
        var type = object.get("type");
        var kind = type != null && type.isTextual() ? kinds.get(type.textValue()) : null;
        if (kind == null) {
            throw new Refused(Code.BAD_TYPE, "“type”应该是 start、resume、message、choose、form 或 ping。");
        }
        return kind.apply(new Fields(object));
    }

    /** The client id an error should be addressed to: null when there is none that can be read. */
    String id(ObjectNode object) {
        try {
            return messages.id(new Fields(object));
        } catch (Refused unreadable) {
            return null;
        }
    }

    private ClientFrame resume(Fields fields) {
        if (fields.has("code")) {
            return new ClientFrame.Return(fields.text("code", SECRET_CHARS), messages.now(fields));
        }
        return new ClientFrame.Resume(fields.text("conversation", SECRET_CHARS), fields.text("token", SECRET_CHARS),
                fields.count("after", 0), messages.now(fields));
    }
}
