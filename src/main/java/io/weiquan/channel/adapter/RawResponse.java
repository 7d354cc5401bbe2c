package io.weiquan.channel.adapter;

import java.nio.charset.StandardCharsets;

/** What a platform is answered on the connection that asked. */
public record RawResponse(int status, String mediaType, byte[] body) {

    private static final byte[] NOTHING = {};

    public static RawResponse empty(int status) {
        return new RawResponse(status, null, NOTHING);
    }

    public static RawResponse text(String text) {
        return new RawResponse(200, "text/plain;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public static RawResponse xml(String xml) {
        return new RawResponse(200, "application/xml;charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8));
    }

    public static RawResponse json(int status, String json) {
        return new RawResponse(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "RawResponse[" + status + ", " + body.length + " bytes]";
    }
}
