package io.weiquan.journal;

/** The store cannot be used as it is. The message is one line that says what is wrong and what to do. */
public final class UnfitStore extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnfitStore(String message) {
        super(message);
    }

    UnfitStore(String message, Throwable cause) {
        super(message, cause);
    }
}
