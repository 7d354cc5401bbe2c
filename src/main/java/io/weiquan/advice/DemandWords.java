package io.weiquan.advice;

import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the person asks for, as a letter puts it; a demand whose condition is not met gives way to a safe one. */
final class DemandWords {

    private static final Set<String> NOT_FOR_COURT = Set.of("APOLOGY", "INVESTIGATE", "EXPLANATION");
    private final Knowledge knowledge;
    private final Findings findings;
    private final ScriptTemplates templates;
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    DemandWords(Knowledge knowledge, Findings findings, ScriptTemplates templates) {
        this.knowledge = knowledge;
        this.findings = findings;
        this.templates = templates;
        findings.list("demand").forEach(this::settle);
        // both together would ask for the same money twice
        if (keys.contains("RETURN_REFUND")) {
            keys.remove("REFUND_ONLY");
        }
    }

    private void settle(String key) {
        Rules.Demand demand = knowledge.demands().get(key);
        if (findings.holds(demand.when())) {
            keys.add(key);
        } else {
            warnings.add(demand.warning());
            keys.add(demand.otherwise().isEmpty() ? "EXPLANATION" : demand.otherwise());
        }
    }

    /** Why a wish was put more carefully. */
    List<String> warnings() {
        return warnings;
    }

    Set<String> missing() {
        return missing;
    }

    String shortNames() {
        return String.join("、", keys.stream().map(k -> knowledge.demands().get(k).shortName()).toList());
    }

    List<String> sentences() {
        return keys.stream().map(this::sentence).toList();
    }

    /** 判令被告… for what a court can order; refund when nothing else is left. */
    List<String> courtSentences() {
        List<String> said = new ArrayList<>();
        for (String key : keys) {
            if (!NOT_FOR_COURT.contains(key)) {
                said.add("判令被告" + sentence(key));
            }
        }
        return said.isEmpty() ? List.of("判令被告" + sentence("REFUND_ONLY")) : said;
    }

    private String sentence(String key) {
        Rules.Demand demand = knowledge.demands().get(key);
        Map<String, Object> amounts = new LinkedHashMap<>();
        amounts.put("money", demand.say().contains("{money}") ? money() : "");
        amounts.put("claim", demand.say().contains("{claim}") ? amount("claim_amount", "差价金额") : "");
        boolean alone = !keys.contains("REFUND_ONLY") && !keys.contains("RETURN_REFUND");
        String claim = findings.has("claim_amount") ? Texts.yuan(findings.number("claim_amount")) : "";
        amounts.put("loss", claim.isEmpty() || alone ? claim : "（各项合计" + claim + "）");
        amounts.put("multiple", findings.has("signs", "TENFOLD_ARGUABLE") ? "价款十倍（不足一千元按一千元）" : "价款三倍（不足五百元按五百元）");
        String text = templates.line(demand.say(), amounts);
        return demand.freight() && findings.has("signs", "DEFECT") ? text + "，由此产生的运费由商家承担" : text;
    }

    private String money() {
        boolean ownClaim = findings.has("claim_amount") && !keys.contains("COMPENSATION") && !keys.contains("PRICE_DIFF");
        if (ownClaim) {
            return Texts.yuan(findings.number("claim_amount"));
        }
        return findings.has("signs", "PAID_PARTLY") ? "中尚未退还的部分" + amount("claim_amount", "尚未退还的金额") : amount("amount", "实付金额");
    }

    private String amount(String slot, String title) {
        if (findings.has(slot)) {
            return Texts.yuan(findings.number(slot));
        }
        missing.add(slot);
        return "【请补充：" + title + "】";
    }
}
