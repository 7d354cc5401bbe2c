package io.weiquan.channel.rest;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What clients send, for the description of the API; {@link io.weiquan.channel.ClientMessages} reads and judges it. */
final class Requests {

    private Requests() {
    }

    @Schema(name = "Start")
    record Start(@Schema(description = "where the conversation comes from", examples = "web") String channel,
                 @Schema(description = "ISO time; honoured only with weiquan.clock.client=true") String now) {
    }

    @Schema(name = "Message", description = "exactly one of text, choice and slots")
    record Message(@Schema(required = true, description = "the client's own id; the same id again is the same message") String id,
                   @Schema(examples = "我在拼夕夕买的蓝牙耳机左耳没声了") String text, String choice, Map<String, Object> slots, String now) {
    }

    @Schema(name = "ReturnCode")
    record Code(@Schema(required = true, examples = "K7QF-M2XD-9RTB") String code, String now) {
    }

    @Schema(name = "LinkRequest")
    record Link(@Schema(required = true, enumeration = {"json", "md", "html", "ics", "docx"}) String format) {
    }

    @Schema(name = "Text")
    record Text(@Schema(required = true, examples = "订单 261114-123456789012345,98块5") String text, String now) {
    }
}
