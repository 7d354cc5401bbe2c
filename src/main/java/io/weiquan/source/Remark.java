package io.weiquan.source;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A sentence for the author, or a piece of one: in English for programs and their tests, in Chinese for whoever reads it. The Chinese
 * stands in {@code problems/zh-CN.yaml} under the English format. Put into a format as an argument it stays in the language of the whole.
 */
public record Remark(String english, String chinese) {

    /** Nothing to say. */
    public static final Remark NONE = new Remark("", "");

    /**
     * @param format a literal: the key of its Chinese form
     * @param args   names and numbers of the author, printed as they are; lists; other remarks
     */
    public static Remark of(String format, Object... args) {
        return new Remark(args.length == 0 ? format : format.formatted(args), ChineseForms.of(format, args));
    }

    /** Any one of these, such as numbers of lines. */
    public static Remark oneOf(Collection<?> these) {
        return new Remark(these.stream().map(String::valueOf).collect(Collectors.joining(" or ")), chinese(these));
    }

    /** A value as it stands in a Chinese sentence. */
    static String chinese(Object value) {
        if (value instanceof Remark remark) {
            return remark.chinese;
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(Remark::chinese).collect(Collectors.joining("、"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().map(e -> e.getKey() + "=" + chinese(e.getValue())).collect(Collectors.joining("、"));
        }
        return String.valueOf(value);
    }

    @Override
    public String toString() {
        return english;
    }
}
