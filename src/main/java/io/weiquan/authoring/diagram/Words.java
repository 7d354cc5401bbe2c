package io.weiquan.authoring.diagram;

import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Conditions in the author's words, and words cut to fit. Widths are in pixels at the size of small text. */
final class Words {

    static final int SMALL = 12;
    private static final Pattern TOKEN = Pattern.compile("'([^']*)'|[A-Za-z_][A-Za-z0-9_]*|&&|\\|\\||==|!=|.", Pattern.DOTALL);

    private final Dialogs dialogs;

    Words(Dialogs dialogs) {
        this.dialogs = dialogs;
    }

    /** {@code platform == 'WECHAT'} as 购买平台 = 微信. What has no Chinese name stays as it is. */
    String condition(String written) {
        StringBuilder words = new StringBuilder();
        String kind = null;
        Matcher token = TOKEN.matcher(written);
        while (token.find()) {
            String text = token.group();
            words.append(switch (text) {
                case "&&" -> "且";
                case "||" -> "或";
                case "==" -> "=";
                case "!=" -> "≠";
                case "in" -> "属于";
                case "has" -> "已知";
                case "!" -> "非";
                default -> token.group(1) != null ? key(token.group(1), kind) : slot(text);
            });
            Slot slot = dialogs.slots().get(text);
            kind = slot == null ? kind : slot.kind();
        }
        return words.toString().replace(" 属于 gates", "").replace(", ", "、").replaceAll("\\s+", " ").strip();
    }

    private String slot(String name) {
        Slot slot = dialogs.slots().get(name);
        return slot == null ? name : slot.title();
    }

    /** Several kinds may have the same key; the one compared with goes first. */
    private String key(String key, String kind) {
        if (kind != null && dialogs.vocabulary().has(kind, key)) {
            return dialogs.vocabulary().name(kind, key);
        }
        return dialogs.vocabulary().kinds().stream().filter(k -> dialogs.vocabulary().has(k, key)).findFirst()
                .map(k -> dialogs.vocabulary().name(k, key)).orElse(key);
    }

    /** Lines of at most {@code width}; what does not fit into {@code most} lines ends in an ellipsis. */
    static List<String> wrap(String text, double width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int point : text.codePoints().toArray()) {
            String next = Character.toString(point);
            if (width(line + next) > width && !line.isEmpty() && "，。、：；）)]”,.".indexOf(point) < 0) {
                if (lines.size() == most - 1) {
                    line.setLength(line.length() - Character.charCount(line.codePointBefore(line.length())));
                    lines.add(line.append('…').toString());
                    return lines;
                }
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(next);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString().strip());
        }
        return lines;
    }

    static double width(String text) {
        return text.codePoints().mapToDouble(c -> c < 0x2000 ? SMALL * 0.58 : SMALL).sum();
    }

    static String escape(String text) {
        StringBuilder safe = new StringBuilder();
        for (int c : text.codePoints().toArray()) {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c < 0x20 && c != '\n' ? ' ' : c);
            }
        }
        return safe.toString();
    }
}
