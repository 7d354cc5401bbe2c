package io.weiquan.source;

/** One mistake in an author's file, told so that the author can mend it: {@code dialogs/flows/x.yaml:41:11  text (did you mean …?)}. */
public record Problem(Position at, Severity severity, String message) {

    /** An ERROR keeps the dialogs from being loaded; a WARNING is printed and lived with. */
    public enum Severity { ERROR, WARNING }

    @Override
    public String toString() {
        return at + "  " + (severity == Severity.WARNING ? "warning: " : "") + message;
    }
}
