package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Exit;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Flow;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The graph of each flow: everything is reached, everything can end, and nothing goes round without a word of the person. */
final class ShapeChecks {

    private final Manuscript written;
    private final Problems problems;
    private final Set<String> broken;

    /** @param broken files with mistakes of their own, whose graphs would only repeat them */
    ShapeChecks(Manuscript written, Problems problems, Set<String> broken) {
        this.written = written;
        this.problems = problems;
        this.broken = broken;
    }

    void check() {
        calls();
        for (WrittenFlow flow : written.flows().values()) {
            if (!broken.contains(flow.at().file())) {
                kinds(flow);
                reached(flow);
                endings(flow);
                rounds(flow);
            }
        }
    }

    /** States whose parts contradict each other. */
    private void kinds(WrittenFlow flow) {
        flow.flow().states().forEach((name, state) -> {
            if (state.waits() && !state.next().isEmpty()) {
                problems.error(flow.state(name).keyAt("next"), "state '%s' waits ('on'), so its 'next' is never taken; remove one of them", name);
            }
            if (state.isFinal() && (state.waits() || !state.next().isEmpty())) {
                problems.error(flow.stateAt(name), "state '%s' is final and yet leads on; remove 'final' or what follows", name);
            }
            if (!state.offers().isEmpty() && state.say().isEmpty()) {
                problems.error(flow.state(name).keyAt("choices"), "choices are shown with the last sentence said, but state '%s' says nothing", name);
            }
            if (flow.state(name).get("collect").isPresent() && state.collect().isEmpty()) {
                problems.error(flow.state(name).keyAt("collect"), "state '%s' collects nothing; name a slot or remove 'collect'", name);
            }
        });
        Flow.State composer = flow.flow().composer() == null ? null : flow.flow().states().get(flow.flow().composer());
        if (composer != null && !composer.compose()) {
            problems.error(flow.file().get("composer").at(), "'%s' is where “先给我稿子” goes, but it makes no package; add do: compose_package", composer.name());
        }
        Flow.State reopen = flow.flow().reopen() == null ? null : flow.flow().states().get(flow.flow().reopen());
        if (reopen != null && reopen.isFinal()) {
            problems.error(flow.file().get("reopen").at(), "'%s' is final; a conversation taken up again would end at once", reopen.name());
        }
    }

    private void reached(WrittenFlow flow) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        for (String start : new String[] {flow.flow().initial(), flow.flow().composer(), flow.flow().reopen()}) {
            if (start != null && flow.flow().states().containsKey(start)) {
                open.add(start);
            }
        }
        while (!open.isEmpty()) {
            String state = open.remove();
            if (seen.add(state)) {
                flow.exits(state).stream().filter(e -> e.to() != null).forEach(e -> open.add(e.to()));
            }
        }
        flow.flow().states().keySet().stream().filter(s -> !seen.contains(s)).forEach(s ->
                problems.error(flow.stateAt(s), "state '%s' is never reached%s", s, nearestTarget(flow, s)));
    }

    private static Remark nearestTarget(WrittenFlow flow, String state) {
        return flow.flow().initial().equals(state) ? Remark.NONE : Remark.of("; no 'next' or 'on' leads to it from '%s'", flow.flow().initial());
    }

    private void endings(WrittenFlow flow) {
        Set<String> ending = new HashSet<>();
        flow.flow().states().values().stream().filter(Flow.State::isFinal).forEach(s -> ending.add(s.name()));
        if (ending.isEmpty()) {
            problems.error(flow.at(), "flow '%s' has no final state, so it never ends; add 'final: true' to one", flow.name());
            return;
        }
        boolean grew = true;
        while (grew) {
            grew = false;
            for (String state : flow.flow().states().keySet()) {
                if (!ending.contains(state) && flow.exits(state).stream().anyMatch(e -> ending.contains(e.to()))) {
                    grew = ending.add(state);
                }
            }
        }
        flow.flow().states().keySet().stream().filter(s -> !ending.contains(s)).forEach(s ->
                problems.error(flow.stateAt(s), "from state '%s' no final state can be reached; a conversation there never ends", s));
    }

    /** Questions are asked once, so only a waiting state stops a round. */
    private void rounds(WrittenFlow flow) {
        Set<String> done = new HashSet<>();
        for (String state : flow.flow().states().keySet()) {
            round(flow, state, new ArrayList<>(), done);
        }
    }

    private void round(WrittenFlow flow, String state, List<String> path, Set<String> done) {
        if (!passes(flow, state) || done.contains(state)) {
            return;
        }
        path.add(state);
        for (Exit exit : flow.exits(state)) {
            int at = path.indexOf(exit.to());
            if (at >= 0) {
                List<String> round = new ArrayList<>(path.subList(at, path.size()));
                round.add(exit.to());
                problems.error(exit.at(), "%s goes round for ever: answered questions are not asked again, and no state on the way waits ('on')",
                        Manuscript.path(round));
            } else {
                round(flow, exit.to(), path, done);
            }
        }
        path.remove(path.size() - 1);
        done.add(state);
    }

    /** True when a conversation with all its answers can run through the state without stopping. */
    private boolean passes(WrittenFlow flow, String name) {
        Flow.State state = flow.flow().states().get(name);
        WrittenFlow called = state.call() == null ? null : written.flows().get(state.call());
        return !state.waits() && !state.isFinal() && (called == null || runsThrough(called));
    }

    private boolean runsThrough(WrittenFlow flow) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(flow.flow().initial()));
        while (!open.isEmpty()) {
            Flow.State state = flow.flow().states().get(open.remove());
            if (state == null || !seen.add(state.name()) || state.waits()) {
                continue;
            }
            if (state.isFinal()) {
                return true;
            }
            flow.exits(state.name()).forEach(e -> open.add(e.to()));
        }
        return false;
    }

    /** Every flow is used, and none calls itself, however indirectly. */
    private void calls() {
        Set<String> used = new LinkedHashSet<>(List.of(written.dialogs().entry()));
        for (WrittenFlow flow : written.flows().values()) {
            callees(flow).forEach(c -> used.add(c.name));
            call(flow, new ArrayList<>(List.of(flow.name())), new HashSet<>());
        }
        written.flows().values().stream().filter(f -> !used.contains(f.name())).forEach(f -> problems.error(f.at(),
                "flow '%s' is never used: it is not the entry and no state calls it", f.name()));
    }

    private void call(WrittenFlow from, List<String> path, Set<String> seen) {
        if (!seen.add(from.name())) {
            return;
        }
        for (Callee callee : callees(from)) {
            WrittenFlow next = written.flows().get(callee.name);
            if (callee.name.equals(path.get(0))) {
                List<String> round = new ArrayList<>(path);
                round.add(callee.name);
                problems.error(callee.at, "%s: a flow must not call itself, not even through others", Manuscript.path(round));
            } else if (next != null) {
                path.add(callee.name);
                call(next, path, seen);
                path.remove(path.size() - 1);
            }
        }
    }

    private record Callee(String name, Position at) {
    }

    private static List<Callee> callees(WrittenFlow flow) {
        List<Callee> callees = new ArrayList<>();
        flow.flow().states().forEach((name, state) -> {
            if (state.call() != null) {
                callees.add(new Callee(state.call(), flow.state(name).get("call").at()));
            }
            flow.exits(name).stream().filter(e -> e.call() != null).forEach(e -> callees.add(new Callee(e.call(), e.at())));
        });
        return callees;
    }
}
