package io.weiquan.advice;

import io.weiquan.advice.ComplaintPackage.Fact;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Platform;
import io.weiquan.advice.knowledge.Provenance;
import io.weiquan.advice.knowledge.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Facts with their sources, warnings and tips. A value that has expired or is weak is replaced by the way to find it. */
final class FactSheet {

    private final Knowledge knowledge;
    private final Findings findings;
    private final LocalDate today;

    FactSheet(Knowledge knowledge, Findings findings) {
        this.knowledge = knowledge;
        this.findings = findings;
        this.today = findings.today();
    }

    /** Where to telephone, with source and date; empty while the platform is not known. */
    Optional<String> hotline() {
        return Optional.ofNullable(knowledge.platforms().get(findings.text("platform"))).map(p -> hotlineFact(p).text());
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Platform platform = knowledge.platforms().get(findings.text("platform"));
        if (platform != null && !findings.has("signs", "SCAM_LIKE")) {
            facts.add(hotlineFact(platform));
            if (platform.entity() != null && platform.entity().from().isPrintable(today)) {
                String note = platform.entity().note().isEmpty() ? "以平台公示为准" : platform.entity().note();
                facts.add(fact("%s的平台公司一般为%s（%s）。".formatted(platform.name(), platform.entity().value(), note), platform.entity().from()));
            }
            if (platform.clock() != null && platform.clock().from().isPrintable(today)) {
                facts.add(fact(platform.clock().value() + "，以页面倒计时为准。", platform.clock().from()));
            }
            if (!platform.note().isEmpty()) {
                facts.add(own(platform.note()));
            }
        }
        findings.list("scenes").stream().map(knowledge.scenes()::get).forEach(s -> facts.add(own(s.point() + "。")));
        facts.add(own(knowledge.phrases().evidencePrinciples() + strengths()));
        knowledge.hotlines().values().stream().filter(line -> line.isPrintable(today) && findings.holds(line.when()))
                .forEach(line -> facts.add(fact("%s：%s（%s）。".formatted(line.number(), line.name(), line.use()), line.from())));
        return facts;
    }

    /** The line for this buyer: a third-party order may have one of its own. Null when none is known. */
    static Platform.Volatile hotline(Platform platform, Findings findings) {
        Platform.Volatile third = platform.hotlines().get("third_party");
        return third != null && findings.text("seller_type").equals("THIRD_PARTY") ? third : platform.hotlines().get("own");
    }

    private Fact hotlineFact(Platform platform) {
        Platform.Volatile line = hotline(platform, findings);
        if (line == null || !line.from().isPrintable(today)) {
            return own(platform.hotlineNone().isEmpty() ? knowledge.phrases().findHotline() : platform.hotlineNone());
        }
        String hours = line.hours().isEmpty() ? "" : "，公布过的人工时间为%s（可能已变）".formatted(line.hours());
        String note = line.note().isEmpty() ? "" : "，" + line.note();
        return fact("%s：%s客服电话%s%s%s。号码可能变动，请以App内“帮助与客服”页面为准。真正的客服不会索要密码、验证码，也不会要求共享屏幕或转账。"
                .formatted(published(line.from()), platform.name(), line.value(), hours, note), line.from());
    }

    /** An old page is no news: its own date is told with the day on which it was read. */
    private static String published(Provenance from) {
        boolean reported = !from.kind().equals("official");
        boolean old = reported || from.asOf() != null && from.asOf().plusYears(1).isBefore(from.checkedAt());
        return old ? "据%s（核对于%s，可能已变）".formatted(from.source(), Texts.day(from.checkedAt()))
                : "截至%s，%s公布".formatted(Texts.day(from.checkedAt()), from.source());
    }

    List<String> warnings() {
        return knowledge.warnings().stream().filter(w -> findings.holds(w.when())).map(Rules.Advice::text).limit(knowledge.mostWarnings()).toList();
    }

    List<String> tips() {
        if (findings.has("gates", "DANGER")) {
            return List.of();
        }
        // who should not go on with a complaint is not told to look up its dates
        List<String> tips = new ArrayList<>(findings.has("signs", "STOPPED") ? List.of() : new DeadlineDesk(knowledge, findings).undated());
        knowledge.tips().stream().filter(t -> findings.holds(t.when())).map(Rules.Advice::text).forEach(tips::add);
        return tips.stream().limit(knowledge.mostTips()).toList();
    }

    private static Fact fact(String text, Provenance from) {
        return new Fact(text, from.url().isEmpty() ? from.source() : from.source() + " " + from.url(), iso(from.asOf()), iso(from.checkedAt()), from.confidence());
    }

    private String strengths() {
        return knowledge.phrases().strengths().entrySet().stream().map(s -> s.getKey() + " " + s.getValue())
                .collect(java.util.stream.Collectors.joining("，", "清单里的强度：", "。"));
    }

    private static Fact own(String text) {
        return new Fact(text, "维权向导整理", null, null, "M");
    }

    private static String iso(LocalDate date) {
        return date == null ? null : date.toString();
    }
}
