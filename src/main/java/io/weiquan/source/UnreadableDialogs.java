package io.weiquan.source;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The author's folder cannot be read at all, so nothing can be said of what it holds. */
public final class UnreadableDialogs extends UncheckedIOException {

    private final transient Remark remark;

    UnreadableDialogs(Remark remark, IOException cause) {
        super(remark.english(), cause);
        this.remark = remark;
    }

    /** For the author. */
    public String inChinese() {
        return remark.chinese();
    }
}
