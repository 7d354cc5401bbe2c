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
        knowledge.issues().get(issues.get(0)).citations().stream().filter(this::applies).limit(MOST_FIRST_ISSUE).forEach(keys::add);
        if (findings.has("signs", "SELF")) {
            keys.addAll(List.of("DSF-37", "WXGD-4"));
        }
        findings.list("scenes").stream().map(knowledge.scenes()::get).map(Rules.Scene::citations).forEach(keys::addAll);
        issues.stream().skip(1).limit(3).map(knowledge.issues()::get)
                .forEach(issue -> issue.citations().stream().limit(2).forEach(keys::add));
        if (findings.has("signs", "OFF_PLATFORM_PAYMENT")) {
            keys.add("WXGD-5");
        }
        if (findings.has("signs", "INJURY")) {
            keys.addAll(List.of("CPF-43", "CPF-45"));
        }
        keys.addAll(next());
        Set<String> articles = new LinkedHashSet<>();
        return keys.stream().filter(this::applies).map(knowledge.statutes()::get)
                .filter(s -> articles.add(s.law() + s.article())).limit(MOST).map(Citations::citation).toList();
    }

    /** The articles that govern the recommended step itself. */
    private List<String> next() {
        return switch (findings.text("next")) {
            case "C12315", "MSA_LOCAL" -> List.of("TSJB-10", "TSJB-13", "XFF-39");
            case "COLLECTIVE" -> List.of("TSJB-12");
            case "COURT" -> List.of("MSF-24", "MSJS-20", "MSF-124");
            case "DEMAND_LETTER" -> List.of("MFD-577", "MFD-188", "XFF-39");
            case "INFO_DISCLOSURE" -> List.of("XFF-28", "DSF-61");
            case "PLATFORM_ARBITRATION", "PLATFORM_REVIEW" -> List.of("DSF-61", "DSF-63", "DSF-59");
            case "POLICE", "ANTI_FRAUD" -> List.of("FZF-20");
            default -> List.of("XFF-39");
        };
    }

    private boolean applies(String key) {
        Statute statute = knowledge.statutes().get(key);
        return statute != null && statute.isInForce(findings.today()) && statute.from().isPrintable(findings.today())
                && findings.holds(statute.when());
    }

    private static Citation citation(Statute s) {
        return new Citation(s.law(), s.article(), s.point(), s.version(), s.inForceFrom().toString(), s.condition().isEmpty() ? null : s.condition());
    }
}
