package io.weiquan.channel.adapter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The envelope of WeChat's safe mode, which WeCom and DingTalk events use too: {@code random(16) | length(4, big endian) | message |
 * receiver}, padded to 32 bytes, AES-256-CBC with the first half of the key as start, in Base64. A receiver that is not ours is refused.
 */
public final class SealedEnvelope {

    private static final int BLOCK = 32;
    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + 4;

    private final byte[] key;
    private final byte[] receiver;

    /**
     * @param encodingAesKey 43 characters of Base64
     * @param receiver our app id, corp id or suite id
     * @throws IllegalArgumentException when the key cannot be one
     */
    public SealedEnvelope(String encodingAesKey, String receiver) {
        if (!isKey(encodingAesKey)) {
            throw new IllegalArgumentException("an EncodingAESKey has 43 letters and digits");
        }
        this.key = Base64.getDecoder().decode(encodingAesKey + "=");
        this.receiver = receiver.getBytes(StandardCharsets.UTF_8);
    }

    public static boolean isKey(String text) {
        return text.matches("[0-9A-Za-z+/]{43}");
    }

    /** @throws Refusal.Refused BAD_SEAL or WRONG_RECEIVER */
    public byte[] open(String encrypt) {
        byte[] plain = unpadded(decrypted(encrypt));
        if (plain.length < HEAD) {
            throw Refusal.BAD_SEAL.refused();
        }
        int length = ByteBuffer.wrap(plain, RANDOM, 4).getInt();
        if (length < 0 || length > plain.length - HEAD) {
            throw Refusal.BAD_SEAL.refused();
        }
        if (!Arrays.equals(plain, HEAD + length, plain.length, receiver, 0, receiver.length)) {
            throw Refusal.WRONG_RECEIVER.refused();
        }
        return Arrays.copyOfRange(plain, HEAD, HEAD + length);
    }

    /** @param random 16 bytes unlike any before */
    public String seal(byte[] message, byte[] random) {
        int length = HEAD + message.length + receiver.length;
        int padding = BLOCK - length % BLOCK;
        ByteBuffer plain = ByteBuffer.allocate(length + padding).put(random, 0, RANDOM).putInt(message.length).put(message).put(receiver);
        Arrays.fill(plain.array(), length, length + padding, (byte) padding);
        return Base64.getEncoder().encodeToString(cipher(Cipher.ENCRYPT_MODE, plain.array()));
    }

    private byte[] decrypted(String encrypt) {
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(encrypt);
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.BAD_SEAL.refused();
        }
        if (sealed.length == 0 || sealed.length % BLOCK != 0) {
            throw Refusal.BAD_SEAL.refused();
        }
        return cipher(Cipher.DECRYPT_MODE, sealed);
    }

    /** Every byte of the padding must say its length. The signature was checked before, so nobody can feel his way along this answer. */
    private static byte[] unpadded(byte[] padded) {
        int padding = padded[padded.length - 1];
        if (padding < 1 || padding > BLOCK) {
            throw Refusal.BAD_SEAL.refused();
        }
        for (int i = padded.length - padding; i < padded.length; i++) {
            if (padded[i] != padding) {
                throw Refusal.BAD_SEAL.refused();
            }
        }
        return Arrays.copyOf(padded, padded.length - padding);
    }

    private byte[] cipher(int mode, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException damaged) {
            throw Refusal.BAD_SEAL.refused();
        }
    }
}
