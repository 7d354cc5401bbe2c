package io.weiquan.journal;

/** How contents are made unreadable at rest: a key of its own for every conversation, so that destroying the key erases. */
public interface Sealing {

    /** A fresh key, in the wrapped form in which it is stored. */
    byte[] newKey();

    /** The key to a conversation. @throws UnreadableContent when no master key we have wrapped it */
    DataKey unwrap(byte[] wrapped);

    /** Tells master keys apart without telling anything about them; kept in the store to notice a wrong one at the start. */
    byte[] fingerprint();

    /** Whether contents sealed under the master key with this fingerprint can be read. */
    boolean knows(byte[] fingerprint);

    /** Seals and opens the contents of one conversation; safe to use from several threads. */
    interface DataKey {

        /** @param place what the bytes are (an entry's number, or the state), bound to them so that rows cannot be swapped */
        byte[] seal(byte[] clear, long place);

        /** @throws UnreadableContent when the bytes were not sealed by this key for this place */
        byte[] open(byte[] sealed, long place);

        /** 32 bytes that tell texts apart and, without the key, nothing about them. */
        byte[] digest(String text);
    }

    /** Contents that were tampered with, or sealed under a key that is gone. Carries nothing of them. */
    final class UnreadableContent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnreadableContent(String message) {
            super(message);
        }
    }

    /** Contents in clear: for tests and for measuring what sealing costs. */
    static Sealing none() {
        return new InClear();
    }
}
