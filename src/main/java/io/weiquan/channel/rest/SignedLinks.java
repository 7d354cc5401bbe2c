package io.weiquan.channel.rest;

import io.weiquan.channel.PackageDocuments.Format;
import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that open one document of one conversation for a short time, without a token: for messengers and calendars, which cannot
 * send a header. Nothing is stored; the link itself says what it opens and is signed.
 */
public final class SignedLinks {

    private static final int MAC_BYTES = 20;
    private static final int LINK_CHARS = 512;
    private static final Base64.Encoder WRITE = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;
    private final Duration valid;

    /** @param key at least 32 bytes; the same on every node */
    public SignedLinks(byte[] key, Duration valid) {
        if (key.length < 32) {
            throw new IllegalArgumentException("weiquan.links.key: at least 32 bytes are needed");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
        this.valid = valid;
    }

    /** What a good link opens. */
    record Opens(String conversation, Format format) {
    }

    Instant expiry(Instant now) {
        return Instant.ofEpochSecond(now.plus(valid).getEpochSecond());
    }

    String sign(Opens opens, Instant expiry) {
        byte[] said = (opens.format().extension() + " " + expiry.getEpochSecond() + " " + opens.conversation()).getBytes(StandardCharsets.UTF_8);
        return WRITE.encodeToString(said) + "." + WRITE.encodeToString(mac(said));
    }

    /** @throws Refused UNAUTHORIZED when the link was not made here, was changed, or is too old */
    Opens open(String link, Instant now) {
        int dot = link.indexOf('.');
        if (dot < 0 || link.length() > LINK_CHARS) {
            throw bad();
        }
        try {
            byte[] said = Base64.getUrlDecoder().decode(link.substring(0, dot));
            byte[] mac = Base64.getUrlDecoder().decode(link.substring(dot + 1));
            if (!MessageDigest.isEqual(mac, mac(said))) {
                throw bad();
            }
            String[] parts = new String(said, StandardCharsets.UTF_8).split(" ", 3);
            if (!now.isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])))) {
                throw bad();
            }
            return new Opens(parts[2], Format.named(parts[0]).orElseThrow(SignedLinks::bad));
        } catch (IllegalArgumentException notBase64) {
            throw bad();
        }
    }

    private byte[] mac(byte[] said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(said), MAC_BYTES);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Refused bad() {
        return new Refused(Code.UNAUTHORIZED, "链接已过期或不完整,请回到会话里重新获取。");
    }
}
