package io.weiquan.conversation;

/** Where everything unguessable comes from, and the only form in which it is kept. */
public interface Secrets {

    /** A new conversation id: not a secret, but not countable either. */
    String conversation();

    /** A new token, at least 128 bits, safe in a header and in JSON. */
    String token();

    /** A new return code, 60 bits, as it is shown: {@code K7QF-M2XD-9RTB}. */
    String returnCode();

    /** The one-way form of a token or of a {@linkplain ReturnCode#canonical canonical} code; the same input gives the same bytes. */
    byte[] digest(String secret);
}
