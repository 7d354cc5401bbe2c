package io.weiquan.channel.adapter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The few ways in which platforms sign, compared without telling how far a guess was right. */
public final class Signatures {

    private Signatures() {
    }

    /** Hex SHA-1 over the sorted, joined parts: WeChat, WeCom, DingTalk events. */
    public static String sortedSha1(String... parts) {
        String[] sorted = parts.clone();
        Arrays.sort(sorted);
        return HexFormat.of().formatHex(digest("SHA-1", String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
    }

    public static byte[] sha256(byte[]... parts) {
        return digest("SHA-256", parts);
    }

    public static byte[] hmacSha256(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    public static boolean same(String expected, String given) {
        return MessageDigest.isEqual(utf8(expected), utf8(given));
    }

    /** @throws Refusal.Refused BAD_SIGNATURE */
    public static void mustMatch(String expected, String given) {
        if (!same(expected, given)) {
            throw Refusal.BAD_SIGNATURE.refused();
        }
    }

    /**
     * @param timestamp decimal digits
     * @param millis whether they count milliseconds rather than seconds
     * @throws Refusal.Refused STALE when it is further than {@code window} from now, either way
     */
    public static void mustBeFresh(String timestamp, boolean millis, Instant now, Duration window) {
        if (!timestamp.matches("\\d{1,15}")) {
            throw Refusal.MISSING_PROOF.refused();
        }
        long number = Long.parseLong(timestamp);
        Instant said = millis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        if (Duration.between(said, now).abs().compareTo(window) > 0) {
            throw Refusal.STALE.refused();
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] digest(String algorithm, byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
