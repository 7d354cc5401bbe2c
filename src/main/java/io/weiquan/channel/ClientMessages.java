package io.weiquan.channel;

import io.weiquan.conversation.Inbound;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import io.weiquan.limits.Limits;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/** Turns a client's object into what the conversation takes; the same rules for the socket and for REST. */
public final class ClientMessages {

    private static final int CHANNEL_CHARS = 32;
    private static final int TIME_CHARS = 40;

    private final Limits limits;
    private final InstantSource clock;
    private final boolean clientClock;

    /** @param clientClock true when a client may say what time it is: for tests and replay only */
    public ClientMessages(Limits limits, InstantSource clock, boolean clientClock) {
        this.limits = limits;
        this.clock = clock;
        this.clientClock = clientClock;
    }

    /** @param body as it came; an empty one reads as an object without fields. @throws Refused TOO_LONG or BAD_JSON */
    public Fields body(byte[] body) {
        if (body != null && body.length > limits.frameBytes()) {
            throw new Refused(Code.TOO_LONG, "内容太长,一次最多 %d 字节。".formatted(limits.frameBytes()));
        }
        return new Fields(ClientJson.object(body));
    }

    public Inbound.Said said(Fields fields) {
        return new Inbound.Said(id(fields), words(fields));
    }

    public Inbound.Chose chose(Fields fields) {
        String id = id(fields);
        return new Inbound.Chose(id, sized(fields.text("choice", limits.frameBytes())));
    }

    public Inbound.Filled filled(Fields fields) {
        return new Inbound.Filled(id(fields), fields.slots("slots", limits.formSlots(), limits.textChars()));
    }

    /** A REST body: exactly one of text, choice and slots. */
    public Inbound oneOf(Fields fields) {
        int given = (fields.has("text") ? 1 : 0) + (fields.has("choice") ? 1 : 0) + (fields.has("slots") ? 1 : 0);
        if (given != 1) {
            throw new Refused(Code.BAD_FIELD, "“text”“choice”“slots”要且只要一个。");
        }
        return fields.has("text") ? said(fields) : fields.has("choice") ? chose(fields) : filled(fields);
    }

    /** The words to be understood: not blank, at most {@code textChars} characters. */
    public String words(Fields fields) {
        String text = sized(fields.text("text", limits.frameBytes()));
        if (text.isBlank()) {
            throw Fields.wrong("text", "“%s”是空的。");
        }
        return text;
    }

    /** The client's own id of a message: 1 to {@code clientIdChars} characters. */
    public String id(Fields fields) {
        return fields.text("id", limits.clientIdChars());
    }

    /** Where the conversation comes from: "web" unless said otherwise. */
    public String channel(Fields fields) {
        String channel = fields.optionalText("channel", CHANNEL_CHARS);
        if (channel == null) {
            return "web";
        }
        if (!channel.matches("[a-z0-9][a-z0-9_-]*")) {
            throw Fields.wrong("channel", "“%s”只能由小写字母、数字和短横线组成。");
        }
        return channel;
    }

    /** The time of this message: the server's, or the client's own "now" where that is allowed. */
    public Instant now(Fields fields) {
        return clientClock ? anyNow(fields) : clock.instant();
    }

    /** The client's "now", or the server's time: where nothing is stored and no deadline begins, anybody may ask for any day. */
    public Instant anyNow(Fields fields) {
        String now = fields.optionalText("now", TIME_CHARS);
        if (now == null) {
            return clock.instant();
        }
        try {
            return OffsetDateTime.parse(now).toInstant();
        } catch (DateTimeException notATime) {
            throw Fields.wrong("now", "“%s”应该是 ISO 时间,例如 2026-11-24T09:00:00+08:00。");
        }
    }

    private String sized(String text) {
        if (Texts.length(text) > limits.textChars()) {
            throw new Refused(Code.TOO_LONG, "这条消息有 %d 个字,一次最多 %d 个字,请分几条发。".formatted(Texts.length(text), limits.textChars()));
        }
        return text;
    }
}
