package io.weiquan.channel.adapter;

import java.util.Locale;

/** Why a request of a platform is not taken: the closed table of ADAPTERS.md. The code is all that is answered and logged. */
public enum Refusal {

    /** Another method than the platform uses. */
    WRONG_METHOD(405),
    /** A signature, timestamp or other parameter that the mode needs is absent, or there twice. */
    MISSING_PROOF(401),
    /** The signature does not fit: wrong token or secret, or a forged request. */
    BAD_SIGNATURE(401),
    /** Signed too long ago, or in the future: a replay, or a clock that is wrong. */
    STALE(401),
    /** A signature that was good for another body. */
    REUSED_SIGNATURE(401),
    /** Plain where the configured mode is sealed, or the other way round. */
    WRONG_MODE(401),
    /** Sealed for, or sent to, somebody else's account. */
    WRONG_RECEIVER(403),
    /** Does not open with the configured key, or is damaged. */
    BAD_SEAL(400),
    /** Larger than any message can be. */
    TOO_LARGE(413),
    /** Not UTF-8. */
    NOT_UTF8(400),
    /** XML with a document type: entities, bombs and files of ours. */
    DOCTYPE(400),
    /** Neither XML nor JSON of the shape the platform documents. */
    MALFORMED(400),
    /** An address to answer to that is not the platform's own. */
    FOREIGN_HOST(400);

    private final int status;

    Refusal(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same as something to throw out of the depth of a reader; caught by {@link Received#refusing}. */
    public Refused refused() {
        return new Refused(this);
    }

    /** A refusal on its way up. No stack, no message: nothing of the request may be in it. */
    public static final class Refused extends RuntimeException {

        private final Refusal why;

        Refused(Refusal why) {
            super(why.code(), null, false, false);
            this.why = why;
        }

        public Refusal why() {
            return why;
        }
    }
}
