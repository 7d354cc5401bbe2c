package io.weiquan.simulation;

import io.weiquan.authoring.written.Exit;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Flow;
import io.weiquan.dialog.Pattern;
import io.weiquan.dialog.Slot;
import io.weiquan.dialog.SlotType;
import io.weiquan.dialog.SlotValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A way through the graph of the flows, from the first state to one transition, calls followed into their flows and back.
 *
 * @param steps transitions in the order in which they are taken; the last is the one wanted
 */
record Route(List<Step> steps) {

    /** A transition: the {@code index}-th of a state's {@code on} or {@code next}. */
    record Step(WrittenFlow flow, String state, Exit exit, int index) {

        /** As a trace says that it was taken. */
        String played() {
            return (exit.reaction() ? "on " : "next ") + flow.name() + "." + state + "." + index;
        }

        Flow.Reaction reaction() {
            return flow.flow().states().get(state).on().get(index);
        }

        @Override
        public String toString() {
            return exit.at() + "  " + played();
        }
    }

    private record Frame(String flow, String state, boolean past) {
    }

    private record Spot(List<Frame> stack, List<Step> steps) {
    }

    private static final int DEEPEST = 8;
    /** So many ways to one transition are tried, the shortest first. */
    private static final int MOST = 20;
    private static final int MOST_SPOTS = 20_000;
    private static final int MOST_SITUATIONS = 20_000;

    static List<Step> transitions(Manuscript written) {
        List<Step> all = new ArrayList<>();
        written.flows().values().forEach(flow -> flow.flow().states().keySet().forEach(state -> all.addAll(transitions(flow, state))));
        return all;
    }

    private static List<Step> transitions(WrittenFlow flow, String state) {
        List<Step> all = new ArrayList<>();
        int on = 0;
        int next = 0;
        for (Exit exit : flow.exits(state)) {
            all.add(new Step(flow, state, exit, exit.reaction() ? on++ : next++));
        }
        return all;
    }

    /** Ways to a transition on which no transition is taken twice, the shortest first. */
    static List<Route> to(Step wanted, Manuscript written) {
        List<Route> routes = new ArrayList<>();
        Deque<Spot> open = new ArrayDeque<>();
        String entry = written.dialogs().entry();
        open.add(new Spot(List.of(new Frame(entry, written.flows().get(entry).flow().initial(), false)), List.of()));
        for (int spots = 0; !open.isEmpty() && routes.size() < MOST && spots < MOST_SPOTS; spots++) {
            Spot spot = open.remove();
            Frame top = spot.stack.get(spot.stack.size() - 1);
            WrittenFlow flow = written.flows().get(top.flow);
            Flow.State state = flow.flow().states().get(top.state);
            if (!top.past && state.call() != null) {
                called(spot, state.call(), spot.steps, written, open);
            } else if (state.isFinal() && spot.stack.size() > 1) {
                open.add(new Spot(spot.stack.subList(0, spot.stack.size() - 1), spot.steps));
            } else {
                for (Step step : transitions(flow, top.state)) {
                    if (step.equals(wanted)) {
                        routes.add(new Route(and(spot.steps, step)));
                    } else if (!spot.steps.contains(step)) {
                        taken(spot, step, written, open);
                    }
                }
            }
        }
        return routes;
    }

    private static void taken(Spot spot, Step step, Manuscript written, Deque<Spot> open) {
        if (step.exit.call() != null) {
            called(spot, step.exit.call(), and(spot.steps, step), written, open);
        } else {
            open.add(new Spot(with(spot.stack, new Frame(step.flow.name(), step.exit.to(), false)), and(spot.steps, step)));
        }
    }

    private static void called(Spot spot, String name, List<Step> steps, Manuscript written, Deque<Spot> open) {
        WrittenFlow flow = written.flows().get(name);
        if (flow != null && spot.stack.size() < DEEPEST) {
            Frame top = spot.stack.get(spot.stack.size() - 1);
            open.add(new Spot(and(with(spot.stack, new Frame(top.flow, top.state, true)), new Frame(name, flow.flow().initial(), false)), steps));
        }
    }

    /**
     * Answers with which every condition on the way decides for the way: its own holds, and none that is looked at earlier does.
     * Keys, yes or no, and gates are tried; what turns on dates, sums and lists is left to the answers given anyway.
     */
    List<Map<String, SlotValue>> answers(Manuscript written) {
        TreeSet<String> reads = new TreeSet<>();
        steps.forEach(step -> before(step).forEach(exit -> {
            if (exit.text() != null) {
                reads.addAll(written.expressions().reads(exit.text()));
            }
        }));
        List<Map<String, SlotValue>> situations = List.of(Map.of());
        // Those with few values first, so that the product stays small the longest.
        Map<String, List<SlotValue>> tried = new LinkedHashMap<>();
        reads.stream().sorted(Comparator.comparingInt(name -> values(name, written).size())).forEach(name -> tried.put(name, values(name, written)));
        for (String name : tried.keySet()) {
            List<SlotValue> values = tried.get(name);
            if (!values.isEmpty() && situations.size() * values.size() <= MOST_SITUATIONS) {
                List<Map<String, SlotValue>> longer = new ArrayList<>();
                for (SlotValue value : values) {
                    for (Map<String, SlotValue> situation : situations) {
                        Map<String, SlotValue> one = new HashMap<>(situation);
                        one.put(name, value);
                        longer.add(one);
                    }
                }
                situations = longer;
            }
        }
        return situations.stream().filter(this::leadsHere).toList();
    }

    /** The transition and those of its state that are looked at before it. */
    private static List<Exit> before(Step step) {
        return transitions(step.flow, step.state).stream().filter(s -> s.exit.reaction() == step.exit.reaction() && s.index <= step.index)
                .map(Step::exit).toList();
    }

    private boolean leadsHere(Map<String, SlotValue> situation) {
        return steps.stream().filter(step -> !step.exit.reaction()).allMatch(step -> before(step).stream()
                .allMatch(exit -> (exit.when() == null || exit.when().holds(situation)) == exit.equals(step.exit)));
    }

    private static List<SlotValue> values(String name, Manuscript written) {
        List<SlotValue> values = new ArrayList<>();
        if (name.equals("gates")) {
            values.add(SlotValue.of(List.of(), SlotValue.Source.DERIVED));
            written.dialogs().patterns().stream().map(Pattern::mark).filter(java.util.Objects::nonNull).distinct()
                    .forEach(mark -> values.add(SlotValue.of(List.of(mark), SlotValue.Source.DERIVED)));
            return values;
        }
        Slot slot = written.dialogs().slots().get(name);
        if (slot != null && slot.type() == SlotType.KEY) {
            written.dialogs().vocabulary().keys(slot.kind()).forEach(key -> values.add(SlotValue.said(key)));
        } else if (slot != null && slot.type() == SlotType.FLAG) {
            values.addAll(List.of(SlotValue.said(true), SlotValue.said(false)));
        }
        return values;
    }

    private static <T> List<T> and(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return List.copyOf(longer);
    }

    private static List<Frame> with(List<Frame> stack, Frame top) {
        List<Frame> changed = new ArrayList<>(stack);
        changed.set(changed.size() - 1, top);
        return List.copyOf(changed);
    }
}
