package io.weiquan.advice;

import io.weiquan.advice.ComplaintPackage.FollowUp;
import io.weiquan.advice.ComplaintPackage.LadderStep;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was done, what is now, what comes when that fails — with dates; and the days on which to ask again. */
final class Ladder {

    private final Knowledge knowledge;
    private final Findings findings;
    private final ScriptTemplates templates;
    private final PlainWords words;

    Ladder(Knowledge knowledge, Findings findings, ScriptTemplates templates, PlainWords words) {
        this.knowledge = knowledge;
        this.findings = findings;
        this.templates = templates;
        this.words = words;
    }

    List<LadderStep> steps() {
        String now = findings.text("next");
        List<LadderStep> steps = new ArrayList<>();
        findings.list("tried").stream().filter(c -> !c.equals(now)).forEach(c -> add(steps, c, done(c), null, null, "done"));
        LocalDate start = findings.today();
        Rules.Step current = knowledge.ladder().stream().filter(s -> s.channel().equals(now)).findFirst().orElse(null);
        LocalDate due = end(start, current);
        boolean again = findings.has("tried", now);
        add(steps, now, again ? "已经提交，继续跟进" : "现在就可以做", start, due, "now");
        boolean passed = false;
        boolean open = current != null && current.open();
        for (Rules.Step step : knowledge.ladder()) {
            if (step.channel().equals(now)) {
                passed = true;
            } else if ((passed || current == null) && !findings.has("tried", step.channel()) && findings.holds(step.when())) {
                LocalDate from = due == null || open ? null : due.plusDays(1);
                due = from == null ? null : end(from, step);
                open |= step.open();
                add(steps, step.channel(), step.trigger(), from, due, "later");
            }
        }
        return steps;
    }

    /** When it was done and what came of it. */
    private String done(String channel) {
        Contact last = null;
        for (Contact contact : findings.contacts()) {
            if (contact.channel().equals(channel) && (last == null || contact.date().compareTo(last.date()) >= 0)) {
                last = contact;
            }
        }
        if (last == null || last.date().isEmpty() && last.outcome().isEmpty()) {
            return "已经做过";
        }
        Rules.Told told = knowledge.phrases().outcomes().get(last.outcome());
        return (last.date().isEmpty() ? "" : Texts.day(last.date())) + (told == null ? "已经做过" : (last.date().isEmpty() ? "" : "，") + told.say());
    }

    private LocalDate end(LocalDate from, Rules.Step step) {
        if (step == null || step.patience() == null || findings.has("signs", "PAID")) {
            return null;
        }
        return knowledge.calendar().end(from, step.patience());
    }

    private void add(List<LadderStep> steps, String channel, String trigger, LocalDate notBefore, LocalDate due, String status) {
        steps.add(new LadderStep(steps.size() + 1, channel, knowledge.vocabulary().name("channel", channel), trigger,
                notBefore == null ? null : notBefore.toString(), due == null ? null : due.toString(), status));
    }

    /** Follow-ups of the channel that is now, never two within one working day. */
    List<FollowUp> followUps() {
        if (findings.has("signs", "PAID")) {
            return List.of();
        }
        String next = findings.text("next");
        LocalDate since = since(next);
        var known = knowledge.platforms().get(findings.text("platform"));
        String platform = known == null || known.nameless() ? "贵平台" : known.name();
        String order = findings.has("order_no") ? "订单号" + words.value(findings.text("order_no"), 60)
                : findings.has("item_name") ? words.value(findings.text("item_name"), 60) : "【请补充：订单号】";
        Map<String, Object> names = Map.of("platform", platform, "order", order, "case", caseNo(next), "ways", findings.furtherWays(), "tracking",
                findings.has("tracking_no") ? words.value(findings.text("tracking_no"), 40) : "【请补充：快递单号】");
        List<FollowUp> all = new ArrayList<>();
        LocalDate earliest = knowledge.calendar().plusWorkingDays(findings.today(), 1);
        for (Rules.FollowUp f : knowledge.followUps().getOrDefault(next, List.of())) {
            LocalDate day = knowledge.calendar().plusWorkingDays(since, Math.max(1, f.in()));
            if (findings.holds(f.when())) {
                if (day.isBefore(earliest)) {
                    // its day has gone by: ask as soon as one may, once
                    all.clear();
                    day = earliest;
                }
                LocalDate last = all.isEmpty() ? null : LocalDate.parse(all.get(all.size() - 1).on());
                if (last != null && !day.isAfter(last)) {
                    day = knowledge.calendar().plusWorkingDays(last, 1);
                }
                all.add(new FollowUp(day.toString(), f.act(), templates.line(f.say(), names)));
            }
        }
        return all;
    }

    /** The day this channel was last turned to; today when it has not been. */
    private LocalDate since(String channel) {
        return findings.contacts().stream().filter(c -> c.channel().equals(channel) && !c.date().isEmpty()).map(c -> LocalDate.parse(c.date()))
                .filter(d -> !d.isAfter(findings.today())).max(LocalDate::compareTo).orElse(findings.today());
    }

    private String caseNo(String channel) {
        return findings.contacts().stream().filter(c -> c.channel().equals(channel) && !c.caseNo().isEmpty()).findFirst()
                .map(c -> words.value(c.caseNo(), 40)).orElse("【请补充：登记编号】");
    }
}
