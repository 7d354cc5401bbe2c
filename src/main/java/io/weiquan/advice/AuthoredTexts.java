package io.weiquan.advice;

import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at every sentence an author wrote before anybody hears it: no article outside the closed list, no number outside the listed
 * ones, nothing denied, and in what goes into letters no banned phrase. What a person typed is cleaned when it is put into a letter;
 * what an author typed is refused here, at each loading, so that nothing is left to look for while a package is made.
 */
final class AuthoredTexts {

    /** Lists of what is wrong, of cues people use, and of the articles themselves. */
    private static final Set<String> NOT_SAID = Set.of("guards.yaml", "story.yaml", "signs.yaml", "gates.yaml", "statutes.yaml", "sources.yaml");
    /** Knowledge whose sentences stand in letters. */
    private static final Set<String> IN_LETTERS = Set.of("issues.yaml", "demands.yaml", "ladder.yaml", "scripts.yaml", "scenes.yaml");
    private static final Pattern COMMENT = Pattern.compile("^\\s*#.*|\\s#\\s.*$");
    /** A reply may name, in quotation marks, what it advises against. */
    private static final Pattern QUOTED = Pattern.compile("“[^”]*”");
    private static final Pattern TAG = Pattern.compile("\\{[^{}\\n]*}");

    private final OutputGuard guard;

    AuthoredTexts(Knowledge knowledge) {
        this.guard = new OutputGuard(knowledge);
    }

    void check(DialogFiles files, Problems problems) {
        files.list("scripts", ".qute").forEach(path -> check(files, path, true, problems));
        files.list("replies", ".yaml").forEach(path -> check(files, path, true, problems));
        files.list("knowledge", ".yaml").stream().filter(path -> !NOT_SAID.contains(name(path)))
                .forEach(path -> check(files, path, IN_LETTERS.contains(name(path)), problems));
    }

    private void check(DialogFiles files, String path, boolean said, Problems problems) {
        List<String> lines = files.text(path).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = TAG.matcher(path.endsWith(".yaml") ? COMMENT.matcher(lines.get(i)).replaceAll("") : lines.get(i)).replaceAll("");
            Position at = new Position(files.display(path), i + 1, 1);
            guard.checkAuthored(line).forEach(wrong -> problems.error(at, wrong));
            if (said) {
                guard.banned(path.endsWith(".qute") ? line : QUOTED.matcher(line).replaceAll("")).forEach(phrase -> problems.error(at, "'%s' is on the list of phrases that are never said (knowledge/guards.yaml)", phrase));
            }
        }
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
