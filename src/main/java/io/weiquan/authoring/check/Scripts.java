package io.weiquan.authoring.check;

import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the complaint texts under {@code scripts/} need: {@code {need.order_no}} must be known or known to be missing, or a blank is
 * left for the person to fill; {@code {#if have.shop_name}} is content with nothing.
 */
public final class Scripts {

    private static final Pattern NEED = Pattern.compile("\\{(?:#if\\s+)?need\\.([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern MENTION = Pattern.compile("(?<![\\w.])(?:v|have|need)\\.([A-Za-z_][A-Za-z0-9_]*)");
    private static final Pattern INCLUDE = Pattern.compile("\\{#include\\s+([A-Za-z0-9_./-]+)");

    private final DialogFiles files;

    public Scripts(DialogFiles files) {
        this.files = files;
    }

    /** Scripts that are handed out, by file, each with what it needs and where: parts included count with the script. */
    public Map<String, Map<String, Position>> needs() {
        Map<String, Map<String, Position>> needs = new LinkedHashMap<>();
        for (String path : files.list("scripts", ".qute")) {
            if (!path.substring(path.lastIndexOf('/') + 1).startsWith("_")) {
                Map<String, Position> of = new LinkedHashMap<>();
                read(path, of, new HashSet<>());
                needs.put(path, of);
            }
        }
        return needs;
    }

    /** Every name a script or a part of one uses, with the first place where it does. */
    public Map<String, Position> mentions() {
        Map<String, Position> mentions = new LinkedHashMap<>();
        for (String path : files.list("scripts", ".qute")) {
            int line = 0;
            for (String text : files.text(path).split("\n", -1)) {
                line++;
                Matcher mention = MENTION.matcher(text);
                while (mention.find()) {
                    mentions.putIfAbsent(mention.group(1), new Position(files.display(path), line, mention.start(1) + 1));
                }
            }
        }
        return mentions;
    }

    private void read(String path, Map<String, Position> needs, Set<String> seen) {
        if (!files.has(path) || !seen.add(path)) {
            return;
        }
        List<String> included = new ArrayList<>();
        int line = 0;
        for (String text : files.text(path).split("\n", -1)) {
            line++;
            Matcher need = NEED.matcher(text);
            while (need.find()) {
                needs.putIfAbsent(need.group(1), new Position(files.display(path), line, need.start(1) + 1));
            }
            Matcher include = INCLUDE.matcher(text);
            while (include.find()) {
                included.add("scripts/" + include.group(1) + ".qute");
            }
        }
        included.forEach(i -> read(i, needs, seen));
    }
}
