package io.weiquan.advice;

import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the person asks for, as a letter puts it; a demand whose condition is not met gives way to a safe one. */
final class DemandWords {

    private static final Set<String> REFUNDS = Set.of("REFUND_ONLY", "RETURN_REFUND");

    private final Knowledge knowledge;
    private final Findings findings;
    private final ScriptTemplates templates;
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> keys = new LinkedHashSet<>();
    /** What takes the place of a demand that cannot be made; a loss nobody spoke of is not asked for beside other demands. */
    private final List<String> fallbacks = new ArrayList<>();
    private final Set<String> missing = new LinkedHashSet<>();

    DemandWords(Knowledge knowledge, Findings findings, ScriptTemplates templates) {
        this.knowledge = knowledge;
        this.findings = findings;
        this.templates = templates;
        findings.list("demand").forEach(this::settle);
        if (findings.has("signs", "PENALTY_WISHED") && !findings.has("demand", "PUNITIVE")) {
            settle("PUNITIVE");
        } else if (asksForMoreThanPaid()) {
            keys.add("COMPENSATION");
        }
        fallbacks.stream().filter(key -> keys.isEmpty() || !key.equals("COMPENSATION") || claimsLoss())
                .forEach(keys::add);
        // who asks for a share keeps the goods
        if (findings.has("claim_share") && keys.remove("RETURN_REFUND")) {
            keys.add("REFUND_ONLY");
        }
        // both together would ask for the same money twice
        if (keys.contains("RETURN_REFUND")) {
            keys.remove("REFUND_ONLY");
        }
    }

    /** "退款，再赔1000": what goes beyond the price is a compensation, whether it was called so or not. */
    private boolean asksForMoreThanPaid() {
        return findings.has("claim_amount") && findings.has("amount") && findings.number("claim_amount").compareTo(findings.number("amount")) > 0
                && findings.list("demand").stream().allMatch(REFUNDS::contains);
    }

    /** A sum that was asked for as a penalty is no loss. */
    private boolean claimsLoss() {
        return findings.has("signs", "INJURY") || findings.has("claim_amount") && !findings.has("signs", "PENALTY_WISHED");
    }

    private void settle(String key) {
        Rules.Demand demand = knowledge.demands().get(key);
        if (findings.holds(demand.when())) {
            keys.add(key);
        } else {
            if (!demand.warning().isEmpty()) {
                warnings.add(demand.warning());
            }
            fallbacks.add(demand.otherwise().isEmpty() ? "EXPLANATION" : demand.otherwise());
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
        return keys.stream().map(knowledge.demands()::get).map(d -> sentence(d.key(), wording(d).say())).toList();
    }

    /** 判令被告… for what a court can order; refund when nothing else is left. */
    List<String> courtSentences() {
        List<String> said = keys.stream().map(knowledge.demands()::get).filter(d -> !d.court().equals("no"))
                .map(d -> "判令被告" + sentence(d.key(), wording(d).court())).toList();
        return said.isEmpty() ? List.of("判令被告" + sentence("REFUND_ONLY", wording(knowledge.demands().get("REFUND_ONLY")).court())) : said;
    }

    private Rules.Wording wording(Rules.Demand demand) {
        return demand.instead().stream().filter(w -> findings.holds(w.when())).findFirst()
                .orElseGet(() -> new Rules.Wording(demand.when(), demand.say(), demand.court()));
    }

    private String sentence(String key, String pattern) {
        Rules.Demand demand = knowledge.demands().get(key);
        boolean tenfold = findings.has("signs", "TENFOLD_ARGUABLE");
        Map<String, Object> amounts = new LinkedHashMap<>();
        amounts.put("money", pattern.contains("{money}") ? money(pattern.contains("的{money}")) : "");
        amounts.put("balance", pattern.contains("{balance}") ? amount("claim_amount", "剩余的金额") : "");
        amounts.put("claim", pattern.contains("{claim}") ? amount("claim_amount", "差价金额") : "");
        amounts.put("harm", findings.has("signs", "INJURY") ? "医疗费等实际损失" : "实际损失");
        amounts.put("loss", pattern.contains("{loss}") ? loss() : "");
        amounts.put("penalty", pattern.contains("{penalty}") ? penalty(tenfold) : "");
        amounts.put("multiple", multiple(tenfold));
        String text = templates.line(pattern, amounts);
        return demand.freight().isEmpty() || !findings.has("signs", "DEFECT") ? text : text + "，" + demand.freight();
    }

    /** What was claimed beside a refund, or what a hospital is told to have cost; a sum asked for as a penalty or a difference in price is neither. */
    private String loss() {
        if (findings.has("claim_amount") && !findings.has("signs", "PENALTY_WISHED") && !keys.contains("PRICE_DIFF")) {
            return findings.sum("claim_amount");
        }
        String told = findings.told(knowledge.phrases().toldLosses());
        if (told.isEmpty()) {
            missing.add("claim_amount");
            return "【请补充：损失的金额】";
        }
        return told + "元";
    }

    /** The least that is owed is said where the price is not known, or so low that it counts. */
    private String multiple(boolean tenfold) {
        BigDecimal least = BigDecimal.valueOf(tenfold ? 1_000 : 500);
        BigDecimal times = BigDecimal.valueOf(tenfold ? 10 : 3);
        BigDecimal sure = findings.has("amount_about") ? times.divide(BigDecimal.valueOf(2)) : times;
        boolean above = findings.has("amount") && findings.number("amount").multiply(sure).compareTo(least) >= 0;
        return (tenfold ? "价款十倍" : "价款三倍") + (above ? "" : tenfold ? "（不足一千元按一千元）" : "（不足五百元按五百元）");
    }

    /** Three times the price, at least 500; for food ten times, at least 1,000 (消费者权益保护法 55, 食品安全法 148). */
    private String penalty(boolean tenfold) {
        if (!findings.has("amount") || findings.has("amount_about")) {
            missing.add("amount");
            return "【请补充：按实付金额计算】";
        }
        BigDecimal price = findings.number("amount");
        return Texts.yuan(tenfold ? price.multiply(BigDecimal.TEN).max(BigDecimal.valueOf(1_000))
                : price.multiply(BigDecimal.valueOf(3)).max(BigDecimal.valueOf(500)));
    }

    /**
     * Nobody gets back more than was paid: a larger sum was asked for something else. A smaller one is a part, and said to be one.
     *
     * @param whole the sentence goes on straight with the sum, and has no room for "of it"
     */
    private String money(boolean whole) {
        boolean ownClaim = findings.has("claim_amount") && !keys.contains("COMPENSATION") && !keys.contains("PRICE_DIFF");
        int more = ownClaim && findings.has("amount") ? findings.number("claim_amount").compareTo(findings.number("amount")) : 0;
        if (ownClaim && more <= 0) {
            return (more < 0 && !whole ? "中的" : "") + findings.sum("claim_amount");
        }
        if (findings.has("claim_share") && !findings.has("signs", "PAID_PARTLY")) {
            return share(whole);
        }
        return findings.has("signs", "PAID_PARTLY") ? "中尚未退还的部分" + rest() : amount("amount", "实付金额");
    }

    /** What is still owed: asked for, or left of the price once what came back is taken off. */
    private String rest() {
        String back = findings.told(knowledge.phrases().toldRefunds());
        boolean exact = findings.has("amount") && !findings.has("amount_about") && back.matches("[0-9.]+");
        BigDecimal left = exact ? findings.number("amount").subtract(new BigDecimal(back)) : BigDecimal.ZERO;
        return findings.has("claim_amount") || left.signum() <= 0 ? amount("claim_amount", "尚未退还的金额") : Texts.yuan(left);
    }

    /** 的一半400元; without the price, or of a part nobody named, the sum is still to come. */
    private String share(boolean whole) {
        boolean half = findings.text("claim_share").equals("HALF");
        String of = (whole ? "款项" : "") + (half ? "的一半" : "的一部分");
        if (half && findings.has("amount") && !findings.has("amount_about")) {
            return of + Texts.yuan(findings.number("amount").divide(BigDecimal.valueOf(2), 2, java.math.RoundingMode.HALF_UP));
        }
        missing.add("claim_amount");
        return of + "【请补充：要求退还的金额】";
    }

    private String amount(String slot, String title) {
        if (findings.has(slot)) {
            return findings.sum(slot);
        }
        missing.add(slot);
        return "【请补充：" + title + "】";
    }
}
