package io.weiquan.advice;

import io.weiquan.advice.ComplaintPackage.Citation;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import io.weiquan.advice.knowledge.Statute;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The law that applies: only from the closed list, in force and checked, and only where its condition holds. */
final class Citations {

    /** Cited first when asked for; their own conditions decide whether they are cited at all. */
    private static final List<String> PENALTIES = List.of("XFF-55", "SPF-148");
    private static final int MOST = 9;
    private static final int MOST_FIRST_ISSUE = 5;
    private final Knowledge knowledge;
    private final Findings findings;

    Citations(Knowledge knowledge, Findings findings) {
        this.knowledge = knowledge;
        this.findings = findings;
    }

    List<Citation> list() {
        Set<String> keys = new LinkedHashSet<>();
        List<String> issues = findings.list("issues");
        if (findings.has("demand", "PUNITIVE")) {
            keys.addAll(PENALTIES);
        }
        knowledge.issues().get(issues.get(0)).citations().stream().filter(this::applies).limit(MOST_FIRST_ISSUE).forEach(keys::add);
        knowledge.signs().stream().filter(sign -> findings.has("signs", sign.key())).forEach(sign -> keys.addAll(sign.citations()));
        findings.list("scenes").stream().map(knowledge.scenes()::get).map(Rules.Scene::citations).forEach(keys::addAll);
        issues.stream().skip(1).limit(3).map(knowledge.issues()::get)
                .forEach(issue -> issue.citations().stream().limit(2).forEach(keys::add));
        keys.addAll(knowledge.channels().get(findings.text("next")).citations());
        Set<String> articles = new LinkedHashSet<>();
        return keys.stream().filter(this::applies).map(knowledge.statutes()::get)
                .filter(s -> articles.add(s.law() + s.article())).limit(MOST).map(Citations::citation).toList();
    }

    private boolean applies(String key) {
        Statute statute = knowledge.statutes().get(key);
        return statute != null && findings.mayCite(statute);
    }

    private static Citation citation(Statute s) {
        return new Citation(s.law(), s.article(), s.point(), s.version(), s.inForceFrom() == null ? null : s.inForceFrom().toString(), s.condition().isEmpty() ? null : s.condition());
    }
}
