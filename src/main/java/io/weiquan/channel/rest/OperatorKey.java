package io.weiquan.channel.rest;

import io.weiquan.conversation.Refused;
import io.weiquan.conversation.Refused.Code;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The operator's own secret. Without one there are no operator's routes: they are as unknown as any other path. */
public final class OperatorKey {

    private static final int LEAST_CHARS = 24;

    private final Optional<String> key;

    /** @throws IllegalArgumentException when it is too short to be a secret */
    public OperatorKey(Optional<String> key) {
        this.key = key.map(String::strip);
        if (this.key.filter(text -> text.length() < LEAST_CHARS).isPresent()) {
            throw new IllegalArgumentException("weiquan.operator-key: at least %d characters are needed".formatted(LEAST_CHARS));
        }
    }

    /** @throws Refused UNAUTHORIZED */
    void check(String bearer) {
        String given = bearer != null && bearer.startsWith("Bearer ") ? bearer.substring("Bearer ".length()) : "";
        if (key.isEmpty() || !MessageDigest.isEqual(key.get().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw new Refused(Code.UNAUTHORIZED, "需要运营者的密钥。");
        }
    }
}
