package io.weiquan.channel.adapter;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;

/** The sealed envelope under the key of today and, while keys are changed, the one before it. Answers are sealed with the key of today. */
public final class Keys {

    private final String token;
    private final List<SealedEnvelope> envelopes;

    /** @param older the key before, or null */
    public Keys(String token, String newest, String older, String receiver) {
        this.token = token;
        SealedEnvelope first = new SealedEnvelope(newest, receiver);
        this.envelopes = older == null ? List.of(first) : List.of(first, new SealedEnvelope(older, receiver));
    }

    /** What a sealed request says, its signature seen to be right first. @throws Refusal.Refused */
    public byte[] open(String signature, String timestamp, String nonce, String encrypt) {
        Signatures.mustMatch(Signatures.sortedSha1(token, timestamp, nonce, encrypt), signature);
        Refusal.Refused last = null;
        for (SealedEnvelope envelope : envelopes) {
            try {
                return envelope.open(encrypt);
            } catch (Refusal.Refused wrong) {
                last = last == null || wrong.why() == Refusal.WRONG_RECEIVER ? wrong : last;
            }
        }
        throw last == null ? Refusal.BAD_SEAL.refused() : last;
    }

    /** An answer in its envelope. */
    public record Sealed(String encrypt, String signature, String timestamp, String nonce) {
    }

    /** @param nonce unlike any other */
    public Sealed seal(byte[] message, String timestamp, String nonce) {
        byte[] random = Arrays.copyOf(Signatures.sha256(Signatures.utf8(nonce), Signatures.utf8(token), message), 16);
        String encrypt = envelopes.get(0).seal(message, random);
        return new Sealed(encrypt, Signatures.sortedSha1(token, timestamp, nonce, encrypt), timestamp, nonce);
    }

    /** The plain signature over token, timestamp and nonce. It covers no body. @throws Refusal.Refused BAD_SIGNATURE */
    public static void mustBePlainlySigned(String token, String timestamp, String nonce, String signature) {
        if (!MessageDigest.isEqual(Signatures.utf8(Signatures.sortedSha1(token, timestamp, nonce)), Signatures.utf8(signature))) {
            throw Refusal.BAD_SIGNATURE.refused();
        }
    }
}
