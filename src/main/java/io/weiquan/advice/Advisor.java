package io.weiquan.advice;

import io.weiquan.advice.ComplaintPackage.Citation;
import io.weiquan.advice.ComplaintPackage.Deadline;
import io.weiquan.advice.ComplaintPackage.Gate;
import io.weiquan.advice.ComplaintPackage.Recommendation;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.KnowledgeReader;
import io.weiquan.advice.knowledge.Names;
import io.weiquan.advice.knowledge.Rules;
import io.weiquan.dialog.Vocabulary;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Foreign;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the facts of a case into advice. Pure and total: any combination of known, unknown, missing and wrongly typed slots gives a
 * complete package. Immutable after loading; may be shared between threads.
 */
public final class Advisor {

    private final Knowledge knowledge;
    private final ScriptTemplates templates;
    private final PlainWords words;
    private final Story story;

    private Advisor(Knowledge knowledge, ScriptTemplates templates) {
        this.knowledge = knowledge;
        this.templates = templates;
        this.words = new PlainWords(knowledge);
        this.story = new Story(knowledge, words);
    }

    /**
     * Reads {@code dialogs/knowledge} and {@code dialogs/scripts}. Mistakes are added to {@code problems}; after errors the advisor must
     * not be used.
     */
    public static Advisor load(DialogFiles files, Vocabulary vocabulary, Problems problems) {
        Knowledge knowledge = KnowledgeReader.read(files, vocabulary, problems);
        Advisor advisor = new Advisor(knowledge, new ScriptTemplates(files, knowledge, problems));
        if (!problems.hasErrors()) {
            advisor.rehearse(files, problems);
            new AuthoredTexts(knowledge).check(files, problems);
        }
        return advisor;
    }

    private void rehearse(DialogFiles files, Problems problems) {
        Findings nothing = new Findings(new Case(Map.of(), LocalDateTime.of(2026, 1, 1, 9, 0)), knowledge);
        nothing.put("next", knowledge.recommendation().get(0).channel());
        new ScriptWriter(knowledge, templates, words, story, nothing, new DemandWords(knowledge, nothing, templates), List.of())
                .rehearse((file, mistake) -> problems.error(new Position(files.display("scripts/" + file + ".qute"), 1, 1), Foreign.template(mistake)));
    }

    /** Names that scripts may use in a case like this one, beside the slots: what an author misspells is none of them. */
    public Set<String> scriptNames(Case c) {
        Findings findings = new Findings(c, knowledge);
        findings.put("next", knowledge.recommendation().get(0).channel());
        return new ScriptWriter(knowledge, templates, words, story, findings, new DemandWords(knowledge, findings, templates), List.of()).names();
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    public ComplaintPackage compose(Case facts) {
        Findings findings = new Findings(facts, knowledge);
        List<Gate> gates = new ArrayList<>(gates(findings));
        findings.put(Names.PASSED, new DeadlineDesk(knowledge, findings).passed());
        Recommender recommender = new Recommender(knowledge, findings, words);
        Rules.Row row = recommender.choose();
        findings.put("next", row.channel());
        gates.addAll(gates(findings));
        List<Deadline> deadlines = new DeadlineDesk(knowledge, findings).deadlines();
        List<Citation> citations = new Citations(knowledge, findings).list();
        Recommendation recommendation = recommender.recommend(row, templates);
        DemandWords demands = new DemandWords(knowledge, findings, templates);
        ScriptWriter writer = new ScriptWriter(knowledge, templates, words, story, findings, demands, citations);
        Ladder ladder = new Ladder(knowledge, findings, templates, words);
        FactSheet sheet = new FactSheet(knowledge, findings);
        List<String> warnings = new ArrayList<>(sheet.warnings());
        demands.warnings().forEach(w -> warnings.add(Math.min(1, warnings.size()), w));
        new DeadlineDesk(knowledge, findings).calendarWarning(deadlines).ifPresent(warnings::add);
        return new ComplaintPackage(ComplaintPackage.VERSION, Map.of(), gates, recommendation, writer.writeAll(), ladder.steps(),
                new EvidenceDesk(knowledge, findings).list(), deadlines, citations, sheet.facts(), warnings, sheet.tips(),
                ladder.followUps(), null, knowledge.phrases().disclaimer());
    }

    /**
     * Early advice; empty while neither platform, issue nor gate is known.
     */
    public Optional<Preview> preview(Case facts) {
        Findings findings = new Findings(facts, knowledge);
        boolean knowsSomething = facts.slots().containsKey("issue") || facts.slots().containsKey("issues") || findings.has("platform");
        // what closes a gate decides the channel by itself: a child's payment has no issue and need have no platform
        if (!knowsSomething && findings.list("gates").isEmpty()) {
            return Optional.empty();
        }
        gates(findings);
        findings.put(Names.PASSED, new DeadlineDesk(knowledge, findings).passed());
        Rules.Row row = new Recommender(knowledge, findings, words).choose();
        findings.put("next", row.channel());
        Optional<Deadline> due = nearest(new DeadlineDesk(knowledge, findings).running(), findings.today().toString());
        String warning = knowledge.warnings().stream().filter(w -> findings.holds(w.when())).map(Rules.Advice::text).findFirst().orElse(null);
        return Optional.of(new Preview(row.channel(), knowledge.vocabulary().name("channel", row.channel()), row.reasons().get(0),
                due.map(Deadline::due).orElse(null), due.map(Deadline::name).orElse(null), due.map(Deadline::kind).orElse(null), warning,
                new FactSheet(knowledge, findings).hotline().orElse(null)));
    }

    /** What law or platform sets comes before what the person sets. */
    private static Optional<Deadline> nearest(List<Deadline> deadlines, String today) {
        return deadlines.stream().filter(d -> d.due().compareTo(today) >= 0)
                .min(Comparator.comparing((Deadline d) -> d.kind().equals("您自行设定")).thenComparing(Deadline::due));
    }

    /** The gates that close now and were not closed before; each is also put among the facts. */
    private List<Gate> gates(Findings findings) {
        List<Gate> closed = new ArrayList<>();
        boolean first = !findings.has("next");
        for (Rules.Gate gate : knowledge.gates()) {
            boolean before = findings.has("gates", gate.id());
            boolean holds = before || findings.holds(gate.when()) || findings.saysAny(gate.cues());
            if (holds && (first || !before)) {
                findings.append("gates", gate.id());
                if (!findings.holds(gate.unless())) {
                    closed.add(new Gate(gate.id(), gate.verdict(), gate.text()));
                }
            }
        }
        return closed;
    }
}
