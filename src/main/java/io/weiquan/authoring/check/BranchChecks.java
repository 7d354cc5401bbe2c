package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Exit;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Condition;
import io.weiquan.dialog.Flow;
import io.weiquan.dialog.SlotValue;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lists of which the first that holds is taken: each must have its turn, and one must always hold. */
final class BranchChecks {

    private final Manuscript written;
    private final Problems problems;
    private final Set<String> broken;
    private final Possibilities possibilities;

    BranchChecks(Manuscript written, Problems problems, Set<String> broken) {
        this.written = written;
        this.problems = problems;
        this.broken = broken;
        this.possibilities = new Possibilities(written);
    }

    void check() {
        for (WrittenFlow flow : written.flows().values()) {
            if (!broken.contains(flow.at().file())) {
                for (Flow.State state : flow.flow().states().values()) {
                    List<Exit> exits = flow.exits(state.name());
                    branches(exits.stream().filter(e -> !e.reaction()).toList());
                    defaulted(flow, state, exits);
                    reactions(flow.state(state.name()).get("on").items(), state.on());
                    questions(flow.state(state.name()).get("collect").items(), state.collect());
                    List<YamlNode> choices = flow.state(state.name()).get("choices").items();
                    for (int i = 0; i < choices.size(); i++) {
                        possible(choices.get(i).get("when"), state.offers().get(i).when(), Remark.of("this choice is never offered"));
                    }
                }
            }
        }
    }

    /** Says of each transition that can never be taken which earlier one takes it all. */
    private void branches(List<Exit> exits) {
        for (int i = 0; i < exits.size(); i++) {
            Exit exit = exits.get(i);
            List<Exit> earlier = exits.subList(0, i);
            Optional<Exit> always = earlier.stream().filter(e -> e.text() == null).findFirst();
            Optional<Exit> same = earlier.stream().filter(e -> e.text() != null && e.text().equals(exit.text())).findFirst();
            if (always.isPresent()) {
                problems.error(exit.at(), "never taken: line %d has no 'when' and always comes first; put it last", always.get().at().line());
            } else if (same.isPresent()) {
                problems.error(exit.at(), "never taken: line %d asks for the same", same.get().at().line());
            } else if (exit.text() != null) {
                caught(exit, earlier);
            }
        }
    }

    private void caught(Exit exit, List<Exit> earlier) {
        Optional<List<Map<String, SlotValue>>> alone = possibilities.of(List.of(exit));
        if (alone.isPresent() && alone.get().stream().noneMatch(exit.when()::holds)) {
            problems.error(exit.at(), "never taken: `%s` cannot hold", exit.text());
            return;
        }
        List<Exit> all = new ArrayList<>(earlier);
        all.add(exit);
        Optional<List<Map<String, SlotValue>>> together = possibilities.of(all);
        boolean taken = together.isEmpty() || together.get().stream()
                .anyMatch(facts -> exit.when().holds(facts) && earlier.stream().noneMatch(e -> e.when().holds(facts)));
        if (!taken) {
            problems.error(exit.at(), "never taken: whenever `%s` holds, line %s comes first", exit.text(), Remark.oneOf(earlier.stream()
                    .map(e -> e.at().line()).toList()));
        }
    }

    /** Without a transition that always holds, a conversation could stand still without a question. */
    private void defaulted(WrittenFlow flow, Flow.State state, List<Exit> exits) {
        List<Exit> next = exits.stream().filter(e -> !e.reaction()).toList();
        if (state.waits() || state.isFinal() || next.isEmpty() || next.stream().anyMatch(e -> e.text() == null)) {
            return;
        }
        Optional<List<Map<String, SlotValue>>> situations = possibilities.of(next);
        boolean complete = situations.isPresent()
                && situations.get().stream().allMatch(facts -> next.stream().anyMatch(e -> e.when().holds(facts)));
        if (!complete) {
            problems.error(flow.state(state.name()).keyAt("next"),
                    "state '%s' has no transition that always holds, so a conversation could get stuck; end the list with {to: …} without 'when'",
                    state.name());
        }
    }

    private void reactions(List<YamlNode> nodes, List<Flow.Reaction> reactions) {
        for (int i = 0; i < reactions.size(); i++) {
            Flow.Reaction late = reactions.get(i);
            for (int j = 0; j < i; j++) {
                if (!nodes.get(j).get("when").isPresent() && covers(reactions.get(j), late)) {
                    problems.error(nodes.get(i).at(), "never reached: line %d reacts to the same and comes first; put the special case before it",
                            nodes.get(j).at().line());
                    break;
                }
            }
        }
    }

    private static boolean covers(Flow.Reaction early, Flow.Reaction late) {
        return early.choice() != null && early.choice().equals(late.choice())
                || early.outcome() != null && late.outcome() != null && (early.outcome().equals("any") || early.outcome().equals(late.outcome()))
                || early.choice() == null && early.outcome() == null && early.intent() != null && early.intent().equals(late.intent());
    }

    private void questions(List<YamlNode> nodes, List<Flow.Question> questions) {
        for (int i = 0; i < nodes.size(); i++) {
            possible(nodes.get(i).get("when"), questions.get(i).when(), Remark.of("this question is never asked"));
            possible(nodes.get(i).get("first"), questions.get(i).first(), Remark.of("this never moves the question forward"));
        }
    }

    private void possible(YamlNode when, Condition condition, Remark otherwise) {
        if (!when.isScalar()) {
            return;
        }
        Optional<List<Map<String, SlotValue>>> situations = possibilities.ofTexts(List.of(when.text()));
        if (situations.isPresent() && situations.get().stream().noneMatch(condition::holds)) {
            problems.error(when.at(), "%s: `%s` cannot hold", otherwise, when.text());
        }
    }
}
