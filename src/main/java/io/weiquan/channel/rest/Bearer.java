package io.weiquan.channel.rest;

/** The token of an Authorization header. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {
    }

    /** @return the token, or an empty text when there is none: the service then says what is missing, the conversation or the token */
    static String token(String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return "";
        }
        return header.substring(SCHEME.length()).strip();
    }
}
