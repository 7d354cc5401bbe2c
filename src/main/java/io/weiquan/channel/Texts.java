package io.weiquan.channel;

/** What a text must be before anybody else sees it. */
final class Texts {

    private Texts() {
    }

    /** Characters as a person counts them: an emoji outside the basic plane is one. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** No NUL, which PostgreSQL cannot keep, and no half of a surrogate pair, which UTF-8 cannot. */
    static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
