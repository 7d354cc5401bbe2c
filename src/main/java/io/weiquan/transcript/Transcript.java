package io.weiquan.transcript;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A replayable conversation.
 *
 * @param file   where it was read from, for messages
 * @param header title, channel, now …
 * @param lines  everything after the header, in order
 */
public record Transcript(String file, Map<String, String> header, List<Line> lines) {

    /** What a line does. */
    public enum Kind { SAY, PICK, FORM, CLOCK, SLOTS, REPLY, MAY_REPLY, NOT_REPLY, EXPECTS, PACKAGE, REMARK }

    /** One line as written: its number from 1, what it does, and what follows the sign. */
    public record Line(int number, Kind kind, String rest, String raw) {
    }

    private static final Pattern HEADER = Pattern.compile("(\\p{Alpha}[\\w-]*):\\s*(.*)");
    private static final Pattern SHIFT = Pattern.compile("\\+(\\d+)([dhm])");
    private static final Map<String, Kind> SIGNS = signs();

    private static Map<String, Kind> signs() {
        Map<String, Kind> signs = new LinkedHashMap<>();           // longest first
        signs.put(">form", Kind.FORM);
        signs.put(">>", Kind.PICK);
        signs.put(">", Kind.SAY);
        signs.put("@", Kind.CLOCK);
        signs.put("=", Kind.SLOTS);
        signs.put("<?", Kind.MAY_REPLY);
        signs.put("<", Kind.REPLY);
        signs.put("!", Kind.NOT_REPLY);
        signs.put("?", Kind.EXPECTS);
        signs.put("package", Kind.PACKAGE);
        return signs;
    }

    /** @throws IllegalArgumentException with file and line when a line means nothing */
    public static Transcript parse(String file, String text) {
        Map<String, String> header = new LinkedHashMap<>();
        List<Line> lines = new ArrayList<>();
        boolean inHeader = true;
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                lines.add(new Line(number, Kind.REMARK, "", raw));
                continue;
            }
            Matcher head = HEADER.matcher(line);
            if (inHeader && head.matches()) {
                header.put(head.group(1), head.group(2));
                lines.add(new Line(number, Kind.REMARK, "", raw));
                continue;
            }
            inHeader = false;
            lines.add(line(file, number, line, raw));
        }
        return new Transcript(file, Map.copyOf(header), List.copyOf(lines));
    }

    private static Line line(String file, int number, String line, String raw) {
        for (Map.Entry<String, Kind> sign : SIGNS.entrySet()) {
            if (line.startsWith(sign.getKey())) {
                return new Line(number, sign.getValue(), line.substring(sign.getKey().length()).strip(), raw);
            }
        }
        throw new IllegalArgumentException("%s:%d  一行要以 %s 之一开头，不能是“%s”".formatted(file, number, String.join(" ", SIGNS.keySet()), line));
    }

    /** The instant the conversation begins at. */
    public Instant now() {
        String now = header.get("now");
        return now == null ? OffsetDateTime.parse("2026-11-18T10:00:00+08:00").toInstant() : instant(now);
    }

    public String channel() {
        return header.getOrDefault("channel", "web");
    }

    /** The clock after a {@code @} line. */
    static Instant moved(Instant now, String rest) {
        Matcher shift = SHIFT.matcher(rest);
        if (!shift.matches()) {
            return instant(rest);
        }
        long count = Long.parseLong(shift.group(1));
        return now.plus(switch (shift.group(2)) {
            case "d" -> Duration.ofDays(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofMinutes(count);
        });
    }

    private static Instant instant(String text) {
        String full = text.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}[+-].*") ? text.substring(0, 16) + ":00" + text.substring(16) : text;
        return OffsetDateTime.parse(full).toInstant();
    }

    /** {@code a=1 b="two words"} as pairs, in order; a key may come more than once. */
    static List<Map.Entry<String, String>> pairs(String rest) {
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        Matcher pair = Pattern.compile("([^\\s=~]+)(=|~)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S*))").matcher(rest);
        while (pair.find()) {
            String value = pair.group(3) != null ? pair.group(3).replace("\\\"", "\"") : pair.group(4);
            pairs.add(Map.entry(pair.group(1) + (pair.group(2).equals("~") ? "~" : ""), value));
        }
        return pairs;
    }
}
