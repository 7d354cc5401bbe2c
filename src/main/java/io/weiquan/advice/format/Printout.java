package io.weiquan.advice.format;

import io.weiquan.advice.ComplaintPackage;
import io.weiquan.advice.ComplaintPackage.Recommendation;
import io.weiquan.advice.ComplaintPackage.Script;
import java.util.ArrayList;
import java.util.List;

/** Lays a package out in reading order: what to do now first, the texts to paste, then dates, evidence, law and the rest. */
final class Printout {

    static final String TITLE = "维权材料包";
    private final List<Block> blocks = new ArrayList<>();

    private Printout() {
    }

    static List<Block> of(ComplaintPackage p) {
        Printout printout = new Printout();
        printout.blocks.add(new Block.Heading(1, TITLE));
        printout.blocks.add(new Block.Paragraph(p.disclaimer()));
        if (p.returnCode() != null) {
            printout.blocks.add(new Block.Paragraph("找回码：" + p.returnCode() + "（换设备或改天继续时使用，请勿告诉他人）"));
        }
        printout.section("请先看", p.gates().stream().map(ComplaintPackage.Gate::text).toList());
        printout.recommendation(p.recommendation());
        p.scripts().forEach(printout::script);
        printout.section("接下来的步骤", p.ladder().stream().map(Printout::step).toList());
        printout.section("重要日期", p.deadlines().stream().map(Printout::deadline).toList());
        printout.section("跟进安排", p.followUp().stream().map(f -> "%s　%s。可以说：%s".formatted(f.on(), f.act(), f.say())).toList());
        printout.section("证据清单", p.evidence().stream().map(Printout::evidence).toList());
        printout.section("法律依据", p.citations().stream().map(Printout::citation).toList());
        printout.section("注意", p.warnings());
        printout.section("小建议", p.tips());
        printout.section("其他渠道为什么现在不用", p.recommendation().notNow().stream().map(n -> n.name() + "：" + n.why()).toList());
        printout.section("资料与来源", p.facts().stream().map(Printout::fact).toList());
        return printout.blocks;
    }

    private void section(String title, List<String> items) {
        if (!items.isEmpty()) {
            blocks.add(new Block.Heading(2, title));
            blocks.add(new Block.Bullets(items));
        }
    }

    private void recommendation(Recommendation r) {
        blocks.add(new Block.Heading(2, "现在建议：" + r.name()));
        blocks.add(new Block.Bullets(r.reasons()));
        blocks.add(new Block.Heading(3, "怎么做"));
        blocks.add(new Block.Bullets(r.steps()));
        blocks.add(new Block.Paragraph("对方：%s。%s".formatted(r.respondent().name(), r.respondent().howToFind())));
        section("可以找的机关", r.jurisdiction().stream().map(a -> a.authority() + "：" + a.why()).toList());
        section("也可以考虑", r.alternatives().stream().map(a -> "%s：%s（%s）".formatted(a.name(), a.why(), a.whenInstead())).toList());
    }

    private void script(Script script) {
        blocks.add(new Block.Heading(2, "文书：" + script.title()));
        if (script.limit() != null) {
            blocks.add(new Block.Paragraph("%d字（上限%d字）".formatted(script.length(), script.limit())));
        }
        blocks.add(new Block.Verbatim(script.text()));
    }

    private static String step(ComplaintPackage.LadderStep step) {
        String status = switch (step.status()) {
            case "done" -> "已做";
            case "now" -> "现在";
            default -> "以后";
        };
        String when = step.notBefore() == null ? "" : "，从" + step.notBefore() + (step.due() == null ? "起" : "等到" + step.due());
        return "%d．%s（%s%s）：%s".formatted(step.step(), step.name(), status, when, step.trigger());
    }

    private static String deadline(ComplaintPackage.Deadline d) {
        return "%s　%s（%s）。从%s；依据：%s。%s".formatted(d.due(), d.name(), d.kind(), d.countedFrom(), d.basis(), d.warning());
    }

    private static String evidence(ComplaintPackage.EvidenceItem e) {
        String have = switch (e.have()) {
            case "yes" -> "已有";
            case "no" -> "待补";
            default -> "待确认";
        };
        return "%s（%s，强度%s）：%s".formatted(e.name(), have, e.strength(), e.how());
    }

    private static String citation(ComplaintPackage.Citation c) {
        return "《%s》第%s条（%s%s）：%s。%s".formatted(c.law().replace('《', '〈').replace('》', '〉'), c.article(), c.version(),
                c.inForceFrom() == null ? "" : "，" + c.inForceFrom() + "起施行", c.point(), c.condition() == null ? "" : "限制：" + c.condition() + "。");
    }

    private static String fact(ComplaintPackage.Fact f) {
        return "%s（来源：%s%s）".formatted(f.text(), f.source(), f.checkedAt() == null ? "" : "，核对于" + f.checkedAt());
    }
}
