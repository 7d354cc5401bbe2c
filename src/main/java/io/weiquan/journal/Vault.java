package io.weiquan.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a data key for every conversation, wrapped by a master key. Sealed bytes are nonce (12), ciphertext, tag (16);
 * a wrapped key is the master key's fingerprint (8) and the sealed data key. Nonces are random: a turn that lost a race may be
 * sealed again for the same place with other words, so a counter could repeat.
 */
public final class Vault implements Sealing {

    static final int FINGERPRINT_BYTES = 8;
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final long WRAPPED_KEY = -100;
    private static final int NONCES_AT_ONCE = 64;
    /** Data keys of conversations that were at work lately; each is some 200 bytes. */
    private static final int REMEMBERED_KEYS = 4_096;
    private static final ThreadLocal<Cipher> CIPHER = ThreadLocal.withInitial(Vault::cipher);

    private final SecureRandom random;
    private final byte[] current;
    private final Map<ByteBuffer, Sealed> masters = new LinkedHashMap<>();
    /** Drawn many at a time: the source is shared and locks. */
    private final ThreadLocal<ByteBuffer> nonces = ThreadLocal.withInitial(() -> ByteBuffer.allocate(NONCES_AT_ONCE * NONCE_BYTES).flip());
    /** By their wrapping, so that unwrapping is done once for a conversation at work, not once a read. */
    private final Map<ByteBuffer, Sealed> unwrapped = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Sealed> eldest) {
            return size() > REMEMBERED_KEYS;
        }
    });

    /**
     * @param random  where data keys and nonces come from
     * @param masters 32 bytes each: the one in use, then older ones under which there may still be conversations
     */
    public Vault(SecureRandom random, List<byte[]> masters) {
        this.random = random;
        for (var master : masters) {
            if (master.length != KEY_BYTES) {
                throw new UnfitStore("a master key has " + master.length + " bytes, it must have " + KEY_BYTES);
            }
            this.masters.put(ByteBuffer.wrap(fingerprint(master)), new Sealed(master));
        }
        current = this.masters.keySet().iterator().next().array();
    }

    private static byte[] fingerprint(byte[] master) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(master, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(new byte[] {'f', 'i', 'n', 'g', 'e', 'r', 'p', 'r', 'i', 'n', 't'}), FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);   // every Java has HmacSHA256
        }
    }

    @Override
    public byte[] newKey() {
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        var wrapped = wrap(key);
        unwrapped.put(ByteBuffer.wrap(wrapped.clone()), new Sealed(key));
        return wrapped;
    }

    private byte[] wrap(byte[] key) {
        var sealed = masters.get(ByteBuffer.wrap(current)).seal(key, WRAPPED_KEY);
        return ByteBuffer.allocate(FINGERPRINT_BYTES + sealed.length).put(current).put(sealed).array();
    }

    @Override
    public DataKey unwrap(byte[] wrapped) {
        var known = unwrapped.get(ByteBuffer.wrap(wrapped));
        if (known == null) {
            known = new Sealed(bare(wrapped));
            unwrapped.put(ByteBuffer.wrap(wrapped.clone()), known);
        }
        return known;
    }

    private byte[] bare(byte[] wrapped) {
        if (wrapped.length <= FINGERPRINT_BYTES) {
            throw new UnreadableContent("there is no key");
        }
        var master = masters.get(ByteBuffer.wrap(wrapped, 0, FINGERPRINT_BYTES));
        if (master == null) {
            throw new UnreadableContent("wrapped by a master key that is not at hand");
        }
        return master.open(Arrays.copyOfRange(wrapped, FINGERPRINT_BYTES, wrapped.length), WRAPPED_KEY);
    }

    /** The same key wrapped by the master key in use; the argument itself when it already is. */
    byte[] rewrap(byte[] wrapped) {
        boolean isCurrent = wrapped.length > FINGERPRINT_BYTES && Arrays.equals(wrapped, 0, FINGERPRINT_BYTES, current, 0, FINGERPRINT_BYTES);
        return isCurrent ? wrapped : wrap(bare(wrapped));
    }

    @Override
    public byte[] fingerprint() {
        return current.clone();
    }

    @Override
    public boolean knows(byte[] fingerprint) {
        return masters.containsKey(ByteBuffer.wrap(fingerprint));
    }

    private void nonce(byte[] into) {
        var drawn = nonces.get();
        if (!drawn.hasRemaining()) {
            random.nextBytes(drawn.array());
            drawn.clear();
        }
        drawn.get(into, 0, NONCE_BYTES);
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);   // every Java has it
        }
    }

    private final class Sealed implements DataKey {

        private final SecretKeySpec key;

        private Sealed(byte[] key) {
            this.key = new SecretKeySpec(key, "AES");
        }

        @Override
        public byte[] seal(byte[] clear, long place) {
            try {
                var cipher = CIPHER.get();
                var sealed = new byte[NONCE_BYTES + clear.length + TAG_BITS / Byte.SIZE];
                nonce(sealed);
                cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
                cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(place).array());
                cipher.doFinal(clear, 0, clear.length, sealed, NONCE_BYTES);
                return sealed;
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public byte[] digest(String text) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
                return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);   // every Java has HmacSHA256
            }
        }

        @Override
        public byte[] open(byte[] sealed, long place) {
            if (sealed.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
                throw new UnreadableContent("cut short");
            }
            try {
                var cipher = CIPHER.get();
                cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
                cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(place).array());
                return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
            } catch (GeneralSecurityException e) {
                throw new UnreadableContent("sealed by another key, for another place, or changed since");
            }
        }
    }
}
