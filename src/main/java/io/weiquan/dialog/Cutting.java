package io.weiquan.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is left of a message once the clauses are struck out that must not be read: a threat in the middle of a complaint does not
 * make the complaint untrue. What cannot be told apart is struck out whole.
 */
final class Cutting {

    private static final Pattern CLAUSE = Pattern.compile("[^，,。．！!？?；;\\s]+[，,。．！!？?；;\\s]*");

    private final Understanding heard;
    private final Reread reread;
    private final Screen screen;

    Cutting(Understanding heard, Reread reread, Screen screen) {
        this.screen = screen;
        this.heard = heard;
        this.reread = reread;
    }

    /** @return the rest of the message, or "" when nothing of it may be read */
    String without(io.weiquan.dialog.Pattern pattern, Slot any) {
        if (pattern.cut() == null || reread == null) {
            return "";
        }
        List<String> kept = new ArrayList<>();
        boolean found = false;
        Matcher clause = CLAUSE.matcher(heard.text());
        while (clause.find()) {
            Understanding part = reread.as(any, clause.group().strip());
            boolean calls = pattern.calledBy(part, screen.at(part.text()));
            found |= calls;
            if (!calls && !pattern.cut().matcher(clause.group()).find()) {
                kept.add(clause.group());
            }
        }
        return found ? String.join("", kept).strip() : "";
    }
}
