package io.weiquan.journal;

/** No sealing at all. */
final class InClear implements Sealing, Sealing.DataKey {

    @Override
    public byte[] newKey() {
        return new byte[0];
    }

    @Override
    public DataKey unwrap(byte[] wrapped) {
        if (wrapped.length > 0) {
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
}
