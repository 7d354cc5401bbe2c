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

    Ladder(Knowledge knowledge, Findings findings, ScriptTemplates templates) {
        this.knowledge = knowledge;
        this.findings = findings;
        this.templates = templates;
    }

    List<LadderStep> steps() {
        String now = findings.text("next");
        List<LadderStep> steps = new ArrayList<>();
        findings.list("tried").stream().filter(c -> !c.equals(now))
                .forEach(c -> add(steps, c, knowledge.channels().get(c).function(), null, null, "done"));
        LocalDate start = findings.today();
        Rules.Step current = knowledge.ladder().stream().filter(s -> s.channel().equals(now)).findFirst().orElse(null);
        LocalDate due = end(start, current);
        boolean again = findings.has("tried", now);
        add(steps, now, again ? "已经提交，继续跟进" : "现在就可以做", start, due, "now");
        boolean passed = false;
        for (Rules.Step step : knowledge.ladder()) {
            if (step.channel().equals(now)) {
                passed = true;
            } else if ((passed || current == null) && !findings.has("tried", step.channel()) && findings.holds(step.when())) {
                LocalDate from = due == null ? null : due.plusDays(1);
                due = from == null ? null : end(from, step);
                add(steps, step.channel(), step.trigger(), from, due, "later");
            }
        }
        return steps;
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
        String platform = findings.has("platform") && !findings.text("platform").equals("OTHER")
                ? knowledge.vocabulary().name("platform", findings.text("platform")) : "贵平台";
        String order = findings.has("order_no") ? "订单号" + Texts.clip(findings.text("order_no"), 60) : "【请补充：订单号】";
        return knowledge.followUps().getOrDefault(findings.text("next"), List.of()).stream()
                .map(f -> new FollowUp(knowledge.calendar().plusWorkingDays(findings.today(), Math.max(1, f.in())).toString(), f.act(),
                        templates.line(f.say(), Map.of("platform", platform, "order", order))))
                .toList();
    }
}
