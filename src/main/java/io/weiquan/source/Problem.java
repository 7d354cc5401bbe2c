package io.weiquan.source;

/**
 * One mistake in an author's file, told so that the author can mend it: {@code dialogs/flows/x.yaml:41:11  text (did you mean …?)}.
 *
 * @param message in English, for programs and tests
 * @param chinese the same for the author
 */
public record Problem(Position at, Severity severity, String message, String chinese) {

    /** An ERROR keeps the dialogs from being loaded; a WARNING is printed and lived with. */
    public enum Severity { ERROR, WARNING }

    /** The line for the author. */
    public String inChinese() {
        return at + "  " + (severity == Severity.WARNING ? "提醒：" : "") + chinese;
    }

    @Override
    public String toString() {
        return at + "  " + (severity == Severity.WARNING ? "warning: " : "") + message;
    }
}
