package io.weiquan.conversation;

import java.time.Duration;
import java.util.Map;

/** A request that cannot be served, in the one closed vocabulary of PROTOCOL.md. No stack trace: this is not our fault. */
public final class Refused extends RuntimeException {

    /** The code on the wire (lower case), with its HTTP status. */
    public enum Code {
        BAD_JSON(400), BAD_TYPE(400), BAD_FIELD(400), UNAUTHORIZED(401), FORBIDDEN_ORIGIN(403), UNKNOWN_CONVERSATION(404),
        NO_PACKAGE(404), TOO_LONG(413), BAD_VALUE(422), TOO_MANY(429), BUSY(503), UNAVAILABLE(503), INTERNAL(500);

        private final int http;

        Code(int http) {
            this.http = http;
        }

        public int http() {
            return http;
        }

        public String wire() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Code code;
    private final transient Map<String, String> fields;
    private final Duration retryAfter;

    public Refused(Code code, String message) {
        this(code, message, Map.of());
    }

    /** @param retryAfter when trying again makes sense: for TOO_MANY, BUSY and UNAVAILABLE */
    public Refused(Code code, String message, Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.fields = Map.of();
        this.retryAfter = retryAfter;
    }

    /** @param fields for BAD_VALUE: slot key → what is wrong with its value, in Chinese */
    public Refused(Code code, String message, Map<String, String> fields) {
        super(message, null, false, false);
        this.code = code;
        this.fields = Map.copyOf(fields);
        this.retryAfter = Duration.ZERO;
    }

    static Refused unknown() {
        return new Refused(Code.UNKNOWN_CONVERSATION, "there is no such conversation");
    }

    /** Not now; the same again makes sense soon. */
    static Refused away(String why) {
        return new Refused(Code.UNAVAILABLE, why, Duration.ofSeconds(1));
    }

    /** The refusal inside what a stage failed with; INTERNAL for anything that is not one. */
    public static Refused in(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return new Refused(Code.INTERNAL, "something went wrong on our side");
    }

    public Code code() {
        return code;
    }

    public Map<String, String> fields() {
        return fields;
    }

    /** Zero when waiting does not help. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The same in whole seconds, rounded up, as the Retry-After header wants it; 0 when waiting does not help. */
    public long retryAfterSeconds() {
        return retryAfter.plusNanos(999_999_999).toSeconds();
    }
}
