package io.weiquan.faults;

import io.weiquan.channel.ClientJson;
import io.weiquan.channel.ClientMessages;
import io.weiquan.channel.Fields;
import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.StrangersJson;
import io.weiquan.channel.adapter.StrangersText;
import io.weiquan.channel.adapter.StrangersXml;
import io.weiquan.conversation.Refused;
import io.weiquan.limits.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

/**
 * No bytes on the wire break their readers: a client's object, a platform's JSON, a platform's XML, chosen by the first byte. What is not
 * taken is refused with a code. The target of {@code ./mvnw -Pfuzz test -DskipTests -Dfuzz.target=io.weiquan.faults.WireFuzz -Dfuzz.kept=fuzz/wire}.
 */
public final class WireFuzz {

    private static final int MOST_BYTES = 64 * 1024;
    private static final ClientMessages MESSAGES = new ClientMessages(Limits.DEFAULTS, () -> Instant.parse("2026-11-18T02:00:00Z"), true);

    private WireFuzz() {
    }

    /** Called by Jazzer with every input it thinks of. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(bytes, 1, bytes.length);
        try {
            switch (Math.floorMod(bytes[0], 4)) {
                case 0 -> MESSAGES.oneOf(MESSAGES.body(body));
                case 1 -> fields(new Fields(ClientJson.object(new String(body, StandardCharsets.UTF_8))));
                case 2 -> StrangersJson.object(StrangersText.utf8(body, MOST_BYTES)).fieldNames().forEachRemaining(name -> { });
                default -> StrangersXml.read(StrangersText.utf8(body, MOST_BYTES)).values().forEach(WireFuzz::comesBack);
            }
        } catch (Refused | Refusal.Refused refused) {
            if (refused.getMessage() != null && refused.getMessage().length() > 500) {
                throw new IllegalStateException("a refusal without measure", refused);
            }
        }
    }

    private static void fields(Fields fields) {
        fields.count("after", 0);
        fields.optionalText("token", 100);
        fields.slots("slots", 5, 100);
    }

    /** What a platform wrote is read again as it was, when we write it. Carriage returns are XML's to change. */
    private static void comesBack(String text) {
        String plain = text.replace("\r", "");
        if (!StrangersXml.read("<xml><a>" + StrangersXml.cdata(plain) + "</a></xml>").get("a").equals(plain)) {
            throw new IllegalStateException("changed by writing and reading");
        }
    }
}
