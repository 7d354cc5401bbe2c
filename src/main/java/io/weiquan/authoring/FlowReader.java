package io.weiquan.authoring;

import io.weiquan.dialog.Choice;
import io.weiquan.dialog.Condition;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Flow;
import io.weiquan.dialog.Slot;
import io.weiquan.expression.Expressions;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code flows/*.yaml}. */
final class FlowReader {

    private static final Set<String> KEYS = Set.of("flow", "version", "title", "initial", "composer", "reopen", "modes", "enough", "states");

    private final Map<String, Slot> slots;
    private final Expressions expressions;
    private final Problems problems;

    private FlowReader(Map<String, Slot> slots, Expressions expressions, Problems problems) {
        this.slots = slots;
        this.expressions = expressions;
        this.problems = problems;
    }

    static Map<String, Flow> read(DialogFiles files, Map<String, Slot> slots, Expressions expressions, Problems problems) {
        FlowReader reader = new FlowReader(slots, expressions, problems);
        Map<String, Flow> flows = new LinkedHashMap<>();
        Map<String, YamlNode> nodes = new LinkedHashMap<>();
        for (String path : files.list("flows", ".yaml")) {
            YamlNode file = files.yaml(path, problems).only(KEYS);
            String name = file.need("flow").text();
            flows.put(name, reader.flow(name, file));
            YamlNode before = nodes.put(name, file);
            if (before != null) {
                file.get("flow").error("flow '%s' is defined twice, first at %s", name, before.get("flow").at());
            }
        }
        flows.forEach((name, flow) -> reader.checkTargets(flow, nodes.get(name), flows.keySet()));
        return flows;
    }

    /** {@code earlier/*.yaml}: versions of flows that conversations begun under them keep, by {@link Dialogs#version}. */
    static Map<String, Flow> readEarlier(DialogFiles files, Map<String, Flow> flows, Map<String, Slot> slots, Expressions expressions, Problems problems) {
        FlowReader reader = new FlowReader(slots, expressions, problems);
        Map<String, Flow> earlier = new LinkedHashMap<>();
        Map<String, Position> first = new HashMap<>();
        for (String path : files.list("earlier", ".yaml")) {
            YamlNode file = files.yaml(path, problems).only(KEYS);
            String name = file.need("flow").text();
            Flow flow = reader.flow(name, file);
            Flow now = flows.get(name);
            if (now == null) {
                file.get("flow").error("no flow '%s' of which this could be an earlier version%s", name, Problems.didYouMean(name, flows.keySet()));
            } else if (flow.version() >= now.version()) {
                file.get("version").error("version %d of '%s' is not earlier than the one in use, %d", flow.version(), name, now.version());
            } else {
                String version = Dialogs.version(name, flow.version());
                earlier.put(version, flow);
                Position before = first.putIfAbsent(version, file.get("version").at());
                if (before != null) {
                    file.get("version").error("version %d of '%s' is kept twice, first at %s", flow.version(), name, before);
                }
            }
            reader.checkTargets(flow, file, flows.keySet());
        }
        return earlier;
    }

    /** Every reply a flow says, with its place. */
    static List<AuthoredDialogs.Use> saidAt(DialogFiles files) {
        List<AuthoredDialogs.Use> uses = new ArrayList<>();
        List<String> paths = new ArrayList<>(files.list("flows", ".yaml"));
        paths.addAll(files.list("earlier", ".yaml"));
        for (String path : paths) {
            files.yaml(path, new Problems()).get("enough").get("say").items().forEach(say -> uses.add(new AuthoredDialogs.Use(say.text(), say.at())));
            files.yaml(path, new Problems()).get("modes").fields().values().forEach(mode -> {
                mode.get("say").items().forEach(say -> uses.add(new AuthoredDialogs.Use(say.text(), say.at())));
                mode.get("answer").items().forEach(say -> uses.add(new AuthoredDialogs.Use(say.text(), say.at())));
                mode.get("choices").items().stream().filter(c -> c.get("label").isPresent())
                        .forEach(c -> uses.add(new AuthoredDialogs.Use(c.get("label").text(), c.get("label").at())));
            });
            files.yaml(path, new Problems()).get("states").fields().values().forEach(state -> {
                state.get("say").items().forEach(say -> uses.add(new AuthoredDialogs.Use(say.text(), say.at())));
                if (state.get("confirm").isPresent()) {
                    uses.add(new AuthoredDialogs.Use(state.get("confirm").text(), state.get("confirm").at()));
                }
                state.get("choices").items().stream().filter(c -> c.get("label").isPresent())
                        .forEach(c -> uses.add(new AuthoredDialogs.Use(c.get("label").text(), c.get("label").at())));
                state.get("collect").items().forEach(q -> {
                    if (q.get("ask").isPresent()) {
                        uses.add(new AuthoredDialogs.Use(q.get("ask").text(), q.get("ask").at()));
                    }
                });
            });
        }
        return uses;
    }

    private Flow flow(String name, YamlNode file) {
        Map<String, Flow.State> states = new LinkedHashMap<>();
        file.need("states").fields().forEach((key, node) -> states.put(key, state(key, node)));
        if (states.isEmpty()) {
            problems.error(file.keyAt("flow"), "flow '%s' has no states", name);
        }
        return new Flow(name, file.get("version").number(1), file.get("title").text(name), file.need("initial").text(),
                file.get("composer").isPresent() ? file.get("composer").text() : null,
                file.get("reopen").isPresent() ? file.get("reopen").text() : null, modes(file.get("modes")),
                enough(file), states);
    }

    private Flow.Enough enough(YamlNode file) {
        YamlNode node = file.get("enough");
        if (!node.isPresent()) {
            return null;
        }
        node.only("questions", "say");
        int questions = node.need("questions").number(1);
        if (questions < 1) {
            node.get("questions").error("no flow can do with %d questions; leave 'enough' out if it is never enough", questions);
        }
        if (!file.get("composer").isPresent()) {
            node.error("'enough' needs a 'composer': the state that is gone to when enough was asked");
        }
        return new Flow.Enough(questions, node.get("say").texts());
    }

    private List<Flow.Mode> modes(YamlNode node) {
        List<Flow.Mode> modes = new ArrayList<>();
        node.fields().forEach((name, mode) -> {
            mode.only("when", "mark", "unmark", "do", "say", "answer", "takes", "choices");
            boolean compose = mode.get("do").isPresent() && mode.get("do").oneOf(Set.of("compose_package")).equals("compose_package");
            modes.add(new Flow.Mode(name, condition(mode.need("when"), Condition.ALWAYS), optional(mode.get("mark")), optional(mode.get("unmark")),
                    compose, mode.get("say").texts(), mode.need("answer").text(), Set.copyOf(mode.get("takes").items(this::slot)),
                    mode.get("choices").items(c -> offer(c).choice())));
        });
        return modes;
    }

    private Flow.State state(String name, YamlNode node) {
        node.only("say", "choices", "do", "collect", "confirm", "call", "on", "next", "final");
        boolean compose = node.get("do").isPresent() && node.get("do").oneOf(Set.of("compose_package")).equals("compose_package");
        if (node.get("confirm").isPresent() && node.get("call").isPresent()) {
            node.get("confirm").error("a state either confirms what it collected or calls a flow; use two states");
        }
        return new Flow.State(name, node.get("say").texts(), compose, node.get("collect").items(this::question), optional(node.get("confirm")),
                node.get("call").isPresent() ? node.get("call").text() : null, node.get("on").items(this::reaction),
                node.get("next").items(this::transition),
                node.get("choices").items(this::offer), node.get("final").flag(false));
    }

    private Flow.Question question(YamlNode node) {
        if (node.isScalar()) {
            return new Flow.Question(List.of(slot(node)), List.of(node.text()), null, Condition.ALWAYS, null);
        }
        node.only("slot", "together", "must", "ask", "when", "first");
        List<String> wanted = node.get("together").isPresent() ? node.get("together").items(this::slot) : List.of(slot(node.need("slot")));
        List<String> must = node.get("must").isPresent() ? node.get("must").items(this::slot) : wanted;
        must.stream().filter(m -> !wanted.contains(m)).forEach(m -> node.get("must").error("'%s' is not among the slots asked here", m));
        return new Flow.Question(wanted, must, node.get("ask").isPresent() ? node.get("ask").text() : null,
                condition(node.get("when"), Condition.ALWAYS), condition(node.get("first"), null));
    }

    private String slot(YamlNode node) {
        return node.oneOf(slots.keySet());
    }

    private Flow.Reaction reaction(YamlNode node) {
        node.only("outcome", "intent", "choice", "when", "to", "call");
        if (node.get("to").isPresent() == node.get("call").isPresent()) {
            node.error("a reaction needs either 'to' or 'call'");
        }
        return new Flow.Reaction(optional(node.get("outcome")), optional(node.get("intent")), optional(node.get("choice")),
                condition(node.get("when"), Condition.ALWAYS), optional(node.get("to")), optional(node.get("call")));
    }

    private Flow.Offer offer(YamlNode node) {
        node.only("id", "label", "when");
        return new Flow.Offer(new Choice(node.need("id").text(), optional(node.get("label"))), condition(node.get("when"), Condition.ALWAYS));
    }

    private Flow.Transition transition(YamlNode node) {
        if (node.isScalar()) {
            return new Flow.Transition(Condition.ALWAYS, node.text());
        }
        node.only("when", "to", "short").get("short").flag(false);
        return new Flow.Transition(condition(node.get("when"), Condition.ALWAYS), node.need("to").text());
    }

    private Condition condition(YamlNode node, Condition absent) {
        return node.isPresent() ? expressions.compile(node.text(), node.at(), problems) : absent;
    }

    private static String optional(YamlNode node) {
        return node.isPresent() ? node.text() : null;
    }

    private void checkTargets(Flow flow, YamlNode file, Set<String> flows) {
        Set<String> states = flow.states().keySet();
        target(file.get("initial"), states, Remark.of("state"));
        target(file.get("composer"), states, Remark.of("state"));
        target(file.get("reopen"), states, Remark.of("state"));
        file.get("states").fields().forEach((name, state) -> {
            target(state.get("call"), flows, Remark.of("flow"));
            state.get("next").items().forEach(next -> target(next.isScalar() ? next : next.get("to"), states, Remark.of("state")));
            state.get("on").items().forEach(on -> {
                target(on.get("to"), states, Remark.of("state"));
                target(on.get("call"), flows, Remark.of("flow"));
            });
            boolean leaves = state.get("next").isPresent() || state.get("on").isPresent() || state.get("final").flag(false);
            if (!leaves) {
                state.error("state '%s' leads nowhere: it needs 'next', 'on' or 'final: true'", name);
            }
        });
    }

    private static void target(YamlNode node, Set<String> names, Remark what) {
        if (node.isPresent() && !names.contains(node.text())) {
            node.error("no %s '%s'%s", what, node.text(), Problems.didYouMean(node.text(), names));
        }
    }
}
