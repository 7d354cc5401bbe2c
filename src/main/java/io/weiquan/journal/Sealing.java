package io.weiquan.journal;

/** How contents are made unreadable at rest: a key of its own for every conversation, so that destroying the key erases. */
public interface Sealing {

    /** A fresh key, in the wrapped form in which it is stored. */
    byte[] newKey();

    /** The key to a conversation. @throws IllegalStateException when it was wrapped by another master key */
    DataKey unwrap(byte[] wrapped);

    /** Seals and opens the contents of one conversation; safe to use from several threads. */
    interface DataKey {

        /** @param place what the bytes are (an entry's number, or the state), bound to them so that rows cannot be swapped */
        byte[] seal(byte[] clear, long place);

        byte[] open(byte[] sealed, long place);
    }

    /** Contents in clear: for tests and for measuring what sealing costs. */
    static Sealing none() {
        var clear = new DataKey() {
            @Override
            public byte[] seal(byte[] bytes, long place) {
                return bytes;
            }

            @Override
            public byte[] open(byte[] bytes, long place) {
                return bytes;
            }
        };
        return new Sealing() {
            @Override
            public byte[] newKey() {
                return new byte[0];
            }

            @Override
            public DataKey unwrap(byte[] wrapped) {
                return clear;
            }
        };
    }
}
