package io.weiquan.advice.format;

import io.weiquan.advice.ComplaintPackage;
import java.util.List;
import java.util.stream.Collectors;

/** A package in the formats a person can keep. All are pure functions of the package. */
public final class PackageFormats {

    private static final String STYLE = "body{font:16px/1.7 sans-serif;max-width:46em;margin:2em auto;padding:0 1em;color:#1b1b1b;background:#fff}"
            + "pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #bbb;border-radius:6px;padding:1em;font:inherit}"
            + "h2{border-bottom:1px solid #ddd;padding-bottom:.2em}@media print{body{margin:0;max-width:none}pre{break-inside:avoid}h2{break-after:avoid}}";

    private PackageFormats() {
    }

    /** CommonMark; scripts stand in fences longer than any run of backticks inside. */
    public static String markdown(ComplaintPackage p) {
        return Printout.of(p).stream().map(PackageFormats::markdown).collect(Collectors.joining("\n\n")) + "\n";
    }

    /** A page of its own, without script, link or image; for reading and printing. */
    public static String html(ComplaintPackage p) {
        String body = Printout.of(p).stream().map(PackageFormats::html).collect(Collectors.joining("\n"));
        return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + Printout.TITLE + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n" + body + "\n</body>\n</html>\n";
    }

    /** The bytes of a Word document. */
    public static byte[] docx(ComplaintPackage p) {
        return WordDocument.write(Printout.of(p));
    }

    /** RFC 5545: deadlines and follow-ups as all-day events with alarms at nine in the morning. */
    public static String calendar(ComplaintPackage p) {
        return CalendarFile.write(p);
    }

    private static String markdown(Block block) {
        if (block instanceof Block.Heading h) {
            return "#".repeat(h.level()) + " " + markdownText(h.text());
        }
        if (block instanceof Block.Bullets b) {
            return b.items().stream().map(i -> "- " + markdownText(i)).collect(Collectors.joining("\n"));
        }
        if (block instanceof Block.Verbatim v) {
            String fence = "`".repeat(Math.max(3, longestRunOfBackticks(v.text()) + 1));
            return fence + "text\n" + v.text() + "\n" + fence;
        }
        return markdownText(((Block.Paragraph) block).text());
    }

    private static int longestRunOfBackticks(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static String markdownText(String text) {
        return text.replace('\n', ' ').replaceAll("([\\\\`*_{}\\[\\]<>#|!~])", "\\\\$1");
    }

    private static String html(Block block) {
        if (block instanceof Block.Heading h) {
            return "<h%1$d>%2$s</h%1$d>".formatted(h.level(), escape(h.text()));
        }
        if (block instanceof Block.Bullets b) {
            return items(b.items());
        }
        if (block instanceof Block.Verbatim v) {
            return "<pre>" + escape(v.text()) + "</pre>";
        }
        return "<p>" + escape(((Block.Paragraph) block).text()) + "</p>";
    }

    private static String items(List<String> items) {
        return items.stream().map(i -> "<li>" + escape(i) + "</li>").collect(Collectors.joining("\n", "<ul>\n", "\n</ul>"));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
