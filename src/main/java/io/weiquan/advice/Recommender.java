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
import java.util.Optional;

/** Which channel now, why, how, against whom and before whom — and why not the others. */
final class Recommender {

    private static final int MOST_FURTHER_REASONS = 2;
    private final Knowledge knowledge;
    private final Findings findings;
    private final PlainWords words;

    /** Only {@link #choose()} may be asked of one without templates. */
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

    Recommendation recommend(Rules.Row row, ScriptTemplates templates) {
        Channel channel = knowledge.channels().get(row.channel());
        List<Channel> open = row.alternatives().stream().filter(a -> !a.equals(row.channel())).map(knowledge.channels()::get)
                .filter(c -> against(c).map(reason -> !reason.closed()).orElse(true)).toList();
        List<Alternative> alternatives = open.stream().map(c -> new Alternative(c.key(), c.name(), c.why(), c.instead())).toList();
        List<NotNow> near = new ArrayList<>();
        List<NotNow> far = new ArrayList<>();
        for (Channel other : knowledge.channels().values()) {
            if (!other.key().equals(row.channel()) && open.stream().noneMatch(c -> c.key().equals(other.key()))) {
                NotNow notNow = new NotNow(other.key(), other.name(), against(other).map(Channel.Reason::why).orElse(other.limits()));
                (row.alternatives().contains(other.key()) || ladderHas(other.key()) ? near : far).add(notNow);
            }
        }
        near.addAll(far);
        return new Recommendation(row.channel(), channel.name(), reasons(row, templates), steps(channel), respondent(), jurisdiction(),
                alternatives, near);
    }

    /** The reasons of the row, then those that come from the dates and papers of this very case. */
    private List<String> reasons(Rules.Row row, ScriptTemplates templates) {
        List<String> reasons = new ArrayList<>(row.reasons());
        knowledge.alsoReasons().stream().filter(a -> a.channels().contains(row.channel()) && findings.holds(a.when())).limit(MOST_FURTHER_REASONS)
                .forEach(a -> reasons.add(templates.line(a.say(), ownValues())));
        return List.copyOf(reasons);
    }

    private Map<String, Object> ownValues() {
        Map<String, Object> values = new HashMap<>();
        values.put("count", findings.list("evidence").size());
        values.put("evidence", String.join("、", findings.list("evidence").stream().limit(3).map(e -> knowledge.vocabulary().name("evidence", e)).toList()));
        values.put("page_deadline", findings.has("platform_deadline") ? Texts.day(findings.date("platform_deadline")) : "");
        values.put("seventh_day", findings.has("received_date") ? Texts.day(findings.date("received_date").plusDays(7)) : "");
        values.put("told", findings.has("told_seller") ? Texts.day(findings.date("told_seller")) : "");
        values.put("amount", findings.sum("amount"));
        values.put("refund_due", findings.has("return_received_date") ? Texts.day(findings.date("return_received_date").plusDays(7)) : "");
        return values;
    }

    private boolean ladderHas(String channel) {
        return knowledge.ladder().stream().anyMatch(step -> step.channel().equals(channel) && findings.holds(step.when()));
    }

    private Optional<Channel.Reason> against(Channel channel) {
        return channel.notNow().stream().filter(reason -> findings.holds(reason.when())).findFirst();
    }

    /** The platform's own way when it is known and fresh, else the general one with a hint to search. */
    private List<String> steps(Channel channel) {
        if (!channel.again().isEmpty() && findings.has("tried", channel.key())) {
            return channel.again();
        }
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
        String shop = words.value(findings.text("shop_name"), 80);
        known.put("shop", shop.isEmpty() ? "" : "店铺“" + shop + "”（公司全称待核对）");
        known.put("platform", platform() == null || platform().nameless() ? "" : platform().name() + "平台自营（销售方公司全称待核对）");
        known.put("courier", findings.has("courier") ? knowledge.vocabulary().name("courier", findings.text("courier")) : "");
        for (String part : pattern.substring(1, pattern.length() - 1).split("\\|")) {
            String value = known.getOrDefault(part, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return pattern.contains("courier") ? "【请补充：快递公司】" : "【请补充：对方的公司全称】";
    }

    private List<Authority> jurisdiction() {
        return knowledge.jurisdiction().stream().filter(rule -> findings.holds(rule.when()))
                .map(rule -> new Authority(rule.authority(), rule.why())).toList();
    }
}
