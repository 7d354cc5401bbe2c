package io.weiquan.authoring.check;

import io.weiquan.authoring.written.Exit;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.dialog.Flow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ways through the flows, calls followed into their flows and back. A question that an author tied to a condition counts as asked:
 * where the condition does not hold, the author has said that it does not matter. A transition marked {@code short} is left out: there
 * the author wants the package although questions are open.
 */
final class Paths {

    /** Calls deeper than this are a mistake that is told elsewhere. */
    private static final int DEEPEST = 8;

    private final Manuscript written;

    Paths(Manuscript written) {
        this.written = written;
    }

    /** A state of a flow at work; {@code past} when its questions and its call are done. */
    private record Frame(String flow, String state, boolean past) {
    }

    private record Spot(List<Frame> stack, List<String> path) {
    }

    /** Every state entered on some path on which the slot was not asked before, as {@code flow.state}, with the shortest such path. */
    Map<String, List<String>> without(String slot) {
        Map<String, List<String>> entered = new LinkedHashMap<>();
        WrittenFlow entry = written.flows().get(written.dialogs().entry());
        if (entry == null) {
            return entered;
        }
        Set<List<Frame>> seen = new HashSet<>();
        Deque<Spot> open = new ArrayDeque<>();
        open.add(new Spot(List.of(new Frame(entry.name(), entry.flow().initial(), false)), List.of()));
        while (!open.isEmpty()) {
            Spot spot = open.remove();
            if (seen.add(spot.stack)) {
                go(spot, slot, entered, open);
            }
        }
        return entered;
    }

    private void go(Spot spot, String slot, Map<String, List<String>> entered, Deque<Spot> open) {
        Frame top = spot.stack.get(spot.stack.size() - 1);
        WrittenFlow flow = written.flows().get(top.flow);
        Flow.State state = flow == null ? null : flow.flow().states().get(top.state);
        if (state == null) {
            return;
        }
        List<String> path = spot.path;
        if (!top.past) {
            path = and(path, shown(top));
            entered.putIfAbsent(top.flow + "." + top.state, path);
            if (asks(state, slot)) {
                return;
            }
            if (state.call() != null) {
                call(spot, top, state.call(), path, open);
                return;
            }
        }
        if (state.isFinal()) {
            if (spot.stack.size() > 1) {
                open.add(new Spot(List.copyOf(spot.stack.subList(0, spot.stack.size() - 1)), path));
            }
            return;
        }
        for (Exit exit : flow.exits(top.state)) {
            if (exit.call() != null) {
                call(spot, top, exit.call(), path, open);
            } else if (!exit.shortcut()) {
                open.add(new Spot(with(spot.stack, new Frame(top.flow, exit.to(), false)), path));
            }
        }
    }

    private void call(Spot spot, Frame top, String name, List<String> path, Deque<Spot> open) {
        WrittenFlow called = written.flows().get(name);
        if (called != null && spot.stack.size() < DEEPEST) {
            List<Frame> stack = new ArrayList<>(with(spot.stack, new Frame(top.flow, top.state, true)));
            stack.add(new Frame(name, called.flow().initial(), false));
            open.add(new Spot(List.copyOf(stack), path));
        }
    }

    static boolean asks(Flow.State state, String slot) {
        return state.collect().stream().anyMatch(q -> q.slots().contains(slot));
    }

    private String shown(Frame frame) {
        return frame.flow.equals(written.dialogs().entry()) ? frame.state : frame.flow + "." + frame.state;
    }

    private static List<String> and(List<String> path, String state) {
        List<String> longer = new ArrayList<>(path);
        longer.add(state);
        return longer;
    }

    private static List<Frame> with(List<Frame> stack, Frame top) {
        List<Frame> changed = new ArrayList<>(stack);
        changed.set(changed.size() - 1, top);
        return List.copyOf(changed);
    }
}
