package io.weiquan.channel.feishu;

import io.weiquan.channel.adapter.Refusal;
import io.weiquan.channel.adapter.Signatures;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Feishu's encryption: AES-256-CBC under the hash of the Encrypt Key, the start vector in front. */
final class FeishuCipher {

    private static final int BLOCK = 16;

    private final String encryptKey;
    private final SecretKeySpec key;

    FeishuCipher(String encryptKey) {
        this.encryptKey = encryptKey;
        this.key = new SecretKeySpec(Signatures.sha256(Signatures.utf8(encryptKey)), "AES");
    }

    /** Hex SHA-256 over time, nonce, key and the bytes of the body as they came. */
    String signature(String timestamp, String nonce, byte[] body) {
        return HexFormat.of().formatHex(Signatures.sha256(Signatures.utf8(timestamp + nonce + encryptKey), body));
    }

    /** @throws Refusal.Refused BAD_SEAL */
    byte[] open(String encrypt) {
        try {
            byte[] raw = Base64.getDecoder().decode(encrypt);
            if (raw.length < 2 * BLOCK || raw.length % BLOCK != 0) {
                throw Refusal.BAD_SEAL.refused();
            }
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, key, new IvParameterSpec(raw, 0, BLOCK));
            return cipher.doFinal(raw, BLOCK, raw.length - BLOCK);
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw Refusal.BAD_SEAL.refused();
        }
    }
}
