package io.weiquan.conversation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets from a {@link SecureRandom}, kept as HMAC-SHA256 under a key of this installation, so that whoever has only the
 * database cannot search for return codes.
 */
public final class RandomSecrets implements Secrets {

    private static final String MAC = "HmacSHA256";
    private static final int ID_BYTES = 16;
    private static final int TOKEN_BYTES = 24;
    private final SecureRandom random;
    private final SecretKeySpec key;

    /** @param key 16 bytes or more, the same for the life of the store */
    public RandomSecrets(SecureRandom random, byte[] key) {
        this.random = random;
        this.key = new SecretKeySpec(key, MAC);
    }

    @Override
    public String conversation() {
        return text(ID_BYTES);
    }

    @Override
    public String token() {
        return text(TOKEN_BYTES);
    }

    private String text(int bytes) {
        var raw = new byte[bytes];
        random.nextBytes(raw);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }

    @Override
    public String returnCode() {
        var raw = new byte[ReturnCode.CHARACTERS];
        random.nextBytes(raw);
        var code = new StringBuilder(ReturnCode.CHARACTERS);
        for (byte b : raw) {
            code.append(ReturnCode.ALPHABET.charAt(b & (ReturnCode.ALPHABET.length() - 1)));
        }
        return ReturnCode.shown(code.toString());
    }

    @Override
    public byte[] digest(String secret) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);   // every Java has HmacSHA256
        }
    }
}
