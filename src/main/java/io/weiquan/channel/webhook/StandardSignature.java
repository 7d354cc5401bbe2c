package io.weiquan.channel.webhook;

import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.Signatures;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Signatures of Standard Webhooks: HMAC-SHA256 over id, time and body. During a change of secrets both are good. */
final class StandardSignature {

    static final String SECRET = "whsec_[0-9A-Za-z+/=]{32,88}";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";

    private final List<byte[]> secrets;

    /** @param secrets as {@code whsec_} and Base64 of 24 to 64 bytes; the first one signs */
    StandardSignature(List<String> secrets) {
        this.secrets = secrets.stream().map(secret -> Base64.getDecoder().decode(secret.substring(PREFIX.length()))).toList();
    }

    static boolean isSecret(String text) {
        if (!text.matches(SECRET)) {
            return false;
        }
        try {
            int bytes = Base64.getDecoder().decode(text.substring(PREFIX.length())).length;
            return bytes >= 24 && bytes <= 64;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** @throws Refusal.Refused */
    void check(RawRequest request, Instant now) {
        String id = need(request, "webhook-id");
        String timestamp = need(request, "webhook-timestamp");
        String given = need(request, "webhook-signature");
        boolean right = false;
        for (byte[] secret : secrets) {
            String expected = "v1," + sign(secret, id, timestamp, request.body());
            for (String one : given.split(" ")) {
                right |= Signatures.same(expected, one);
            }
        }
        if (!right) {
            throw Refusal.BAD_SIGNATURE.refused();
        }
        Signatures.mustBeFresh(timestamp, false, now, WINDOW);
    }

    /** The header's value for a body of ours. */
    String of(String id, String timestamp, byte[] body) {
        return "v1," + sign(secrets.get(0), id, timestamp, body);
    }

    private static String sign(byte[] secret, String id, String timestamp, byte[] body) {
        return Base64.getEncoder().encodeToString(Signatures.hmacSha256(secret, Signatures.utf8(id + "." + timestamp + "."), body));
    }

    private static String need(RawRequest request, String header) {
        return request.header(header).filter(value -> value.length() <= 1_000).orElseThrow(Refusal.MISSING_PROOF::refused);
    }
}
