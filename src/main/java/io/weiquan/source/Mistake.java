package io.weiquan.source;

/** A text of an author that cannot be read, found where nothing is known of its place; whoever knows the place makes a problem of it. */
public final class Mistake extends IllegalArgumentException {

    private final transient Remark remark;

    /** @param args as for {@link Remark#of} */
    public Mistake(String format, Object... args) {
        this(Remark.of(format, args));
    }

    private Mistake(Remark remark) {
        super(remark.english());
        this.remark = remark;
    }

    public Remark remark() {
        return remark;
    }
}
