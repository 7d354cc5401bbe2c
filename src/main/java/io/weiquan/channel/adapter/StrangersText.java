package io.weiquan.channel.adapter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes from strangers as text, or refused. */
public final class StrangersText {

    private StrangersText() {
    }

    /** @param most bytes. @throws Refusal.Refused TOO_LARGE or NOT_UTF8 */
    public static String utf8(byte[] bytes, int most) {
        if (bytes.length > most) {
            throw Refusal.TOO_LARGE.refused();
        }
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
            // NUL is UTF-8, but no store keeps it and no person types it.
            if (text.indexOf('\0') >= 0) {
                throw Refusal.NOT_UTF8.refused();
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw Refusal.NOT_UTF8.refused();
        }
    }
}
