package io.weiquan.advice;

import io.weiquan.advice.ComplaintPackage.Alternative;
import io.weiquan.advice.ComplaintPackage.Authority;
import io.weiquan.advice.ComplaintPackage.NotNow;
import io.weiquan.advice.ComplaintPackage.Recommendation;
import io.weiquan.advice.ComplaintPackage.Respondent;
import io.weiquan.advice.knowledge.Channel;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Platform;
import io.weiquan.advice.knowledge.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which channel now, why, how, against whom and before whom — and why not the others. */
final class Recommender {

    private static final List<String> ALWAYS_EXPLAINED = List.of("SELLER_NEGOTIATION", "ORDER_AFTERSALE", "PLATFORM_ARBITRATION", "C12315",
            "SOCIAL_PUBLIC", "COURT");
    private final Knowledge knowledge;
    private final Findings findings;
    private final PlainWords words;

    Recommender(Knowledge knowledge, Findings findings, PlainWords words) {
        this.knowledge = knowledge;
        this.findings = findings;
        this.words = words;
    }

    /** The first row that holds; the last always does. */
    Rules.Row choose() {
        return knowledge.recommendation().stream().filter(row -> findings.holds(row.when())).findFirst()
                .orElse(knowledge.recommendation().get(knowledge.recommendation().size() - 1));
    }

    Recommendation recommend(Rules.Row row) {
        Channel channel = knowledge.channels().get(row.channel());
        List<String> alternativeKeys = row.alternatives().stream().filter(a -> !a.equals(row.channel()) && isOpen(a)).toList();
        List<Alternative> alternatives = alternativeKeys.stream().map(knowledge.channels()::get)
                .map(c -> new Alternative(c.key(), c.name(), c.why(), c.instead())).toList();
        List<NotNow> notNow = new ArrayList<>();
        for (Channel other : knowledge.channels().values()) {
            boolean worthSaying = ALWAYS_EXPLAINED.contains(other.key()) || ladderHas(other.key());
            if (worthSaying && !other.key().equals(row.channel()) && !alternativeKeys.contains(other.key())) {
                notNow.add(new NotNow(other.key(), other.name(), whyNot(other)));
            }
        }
        return new Recommendation(row.channel(), channel.name(), row.reasons(), steps(channel), respondent(), jurisdiction(), alternatives, notNow);
    }

    /** Nobody can step in between a platform that sells and its buyer. */
    private boolean isOpen(String channel) {
        return !(channel.equals("PLATFORM_ARBITRATION") && findings.has("signs", "SELF")) && !(channel.equals("C12315") && findings.has("signs", "NOT_CONSUMER"));
    }

    private boolean ladderHas(String channel) {
        return knowledge.ladder().stream().anyMatch(step -> step.channel().equals(channel) && findings.holds(step.when()));
    }

    private String whyNot(Channel channel) {
        return channel.notNow().stream().filter(reason -> findings.holds(reason.when())).findFirst().map(Channel.Reason::why).orElse(channel.limits());
    }

    /** The platform's own way when it is known and fresh, else the general one with a hint to search. */
    private List<String> steps(Channel channel) {
        if (channel.stepsFrom().isEmpty()) {
            return channel.steps();
        }
        if (channel.stepsFrom().equals("hotline")) {
            return hotlineSteps();
        }
        Platform platform = platform();
        Platform.Entry entry = platform == null ? null : platform.entries().get(channel.stepsFrom());
        List<String> steps = new ArrayList<>();
        if (entry != null && entry.from().isPrintable(findings.today())) {
            steps.addAll(entry.steps());
        } else {
            steps.addAll(knowledge.phrases().genericSteps().getOrDefault(channel.stepsFrom(), knowledge.phrases().genericSteps().get("service")));
        }
        steps.add(knowledge.phrases().menuNote());
        return steps;
    }

    private List<String> hotlineSteps() {
        List<String> steps = new ArrayList<>();
        Platform platform = platform();
        Platform.Volatile line = platform == null ? null : FactSheet.hotline(platform, findings);
        steps.add(line == null || !line.from().isPrintable(findings.today()) ? knowledge.phrases().findHotline()
                : "拨打%s客服电话%s，先在App“帮助与客服”页面核对号码".formatted(platform.name(), line.value()));
        steps.add("按准备好的话说清订单、问题和诉求，要求登记工单");
        steps.add("记下时间、工号、工单编号和对方承诺的答复日期");
        return steps;
    }

    private Platform platform() {
        return knowledge.platforms().get(findings.text("platform"));
    }

    private Respondent respondent() {
        Rules.Respondent rule = knowledge.respondents().stream().filter(r -> findings.holds(r.when())).findFirst().orElseThrow();
        String how = findings.has("signs", "SELLER_TYPE_OPEN") && rule.role().equals("seller") && !findings.has("signs", "SCAM_LIKE")
                ? rule.how() + "。" + knowledge.phrases().bothRespondents() : rule.how();
        return new Respondent(name(rule.name()), rule.role(), how);
    }

    /** Fills {respondent|entity|platform}: the first that is known. */
    private String name(String pattern) {
        if (!pattern.startsWith("{")) {
            return pattern;
        }
        Map<String, String> known = new HashMap<>();
        known.put("respondent", words.value(findings.text("respondent_name"), 80));
        known.put("shop", words.value(findings.text("shop_name"), 80));
        known.put("entity", entity());
        known.put("platform", platform() == null || platform().key().equals("OTHER") ? "" : platform().name() + "（平台公司全称以页面公示为准）");
        known.put("courier", findings.has("courier") ? knowledge.vocabulary().name("courier", findings.text("courier")) : "");
        for (String part : pattern.substring(1, pattern.length() - 1).split("\\|")) {
            String value = known.getOrDefault(part, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return pattern.contains("courier") ? "【请补充：快递公司】" : "【请补充：被投诉人全称】";
    }

    private String entity() {
        Platform platform = platform();
        if (platform == null || platform.entity() == null || !platform.entity().from().isPrintable(findings.today())) {
            return "";
        }
        return platform.entity().value() + "（以平台公示为准）";
    }

    /** Values that the scripts take from here: nothing is guessed, a suggestion is marked as one. */
    Map<String, String> named() {
        Map<String, String> named = new HashMap<>();
        if (!findings.has("respondent_name") && findings.has("signs", "SELF") && !entity().isEmpty()) {
            named.put("respondent_name", entity());
        }
        return named;
    }

    private List<Authority> jurisdiction() {
        return knowledge.jurisdiction().stream().filter(rule -> findings.holds(rule.when()))
                .map(rule -> new Authority(rule.authority(), rule.why())).toList();
    }
}
