package io.weiquan.advice;

import io.weiquan.advice.ComplaintPackage.EvidenceItem;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Platform;
import io.weiquan.advice.knowledge.Rules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The checklist: what this issue, platform and scene call for, what the person already has, and how to get the rest. */
final class EvidenceDesk {

    private final Knowledge knowledge;
    private final Findings findings;

    EvidenceDesk(Knowledge knowledge, Findings findings) {
        this.knowledge = knowledge;
        this.findings = findings;
    }

    List<EvidenceItem> list() {
        Set<String> kinds = new LinkedHashSet<>(findings.list("evidence"));
        kinds.addAll(knowledge.issues().get(findings.text("issue")).evidence());
        if (findings.isTakenOver()) {
            return kinds.stream().map(knowledge.evidence()::get).map(this::item).toList();
        }
        Platform platform = knowledge.platforms().get(findings.text("platform"));
        if (platform != null) {
            platform.focus().stream().filter(kind -> !kind.equals("APPRAISAL") || findings.has("issues", "COUNTERFEIT")).forEach(kinds::add);
        }
        knowledge.evidence().values().stream().filter(e -> findings.holds(e.when())).map(Rules.Evidence::key).forEach(kinds::add);
        return kinds.stream().map(knowledge.evidence()::get).filter(e -> findings.has("evidence", e.key()) || findings.holds(e.only())).map(this::item).toList();
    }

    private EvidenceItem item(Rules.Evidence evidence) {
        String have = findings.has("evidence", evidence.key()) ? "yes" : findings.list("evidence").isEmpty() ? "unknown" : "no";
        return new EvidenceItem(evidence.key(), evidence.name(), have, findings.has("signs", "STREET") ? evidence.inShop() : evidence.how(), evidence.strength());
    }
}
