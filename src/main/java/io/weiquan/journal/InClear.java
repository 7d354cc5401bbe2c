package io.weiquan.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ThreadLocalRandom;

/** No sealing at all. Its keys open nothing, but tell one from the next. */
final class InClear implements Sealing, Sealing.DataKey {

    @Override
    public byte[] newKey() {
        return ByteBuffer.allocate(Long.BYTES).putLong(ThreadLocalRandom.current().nextLong()).array();
    }

    @Override
    public DataKey unwrap(byte[] wrapped) {
        if (wrapped.length > Long.BYTES) {
            throw new UnreadableContent("sealed, and there is no key to open it");
        }
        return this;
    }

    @Override
    public byte[] fingerprint() {
        return new byte[0];
    }

    @Override
    public boolean knows(byte[] fingerprint) {
        return fingerprint.length == 0;
    }

    @Override
    public byte[] seal(byte[] clear, long place) {
        return clear;
    }

    @Override
    public byte[] open(byte[] sealed, long place) {
        return sealed;
    }

    @Override
    public byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);   // every Java has SHA-256
        }
    }
}
