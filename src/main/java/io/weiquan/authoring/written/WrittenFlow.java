package io.weiquan.authoring.written;

import io.weiquan.dialog.Flow;
import io.weiquan.source.Position;
import io.weiquan.source.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** A flow next to the file it was read from. */
public record WrittenFlow(Flow flow, YamlNode file) {

    public String name() {
        return flow.name();
    }

    public Position at() {
        return file.keyAt("flow");
    }

    public YamlNode state(String name) {
        return file.get("states").get(name);
    }

    public Position stateAt(String name) {
        return file.get("states").keyAt(name);
    }

    /** Where a question stands that asks for the slot, or the state when it asks for none. */
    public Position questionAt(String state, String slot) {
        for (YamlNode item : state(state).get("collect").items()) {
            if (item.isScalar() && item.text().equals(slot)) {
                return item.at();
            }
            for (String key : List.of("slot", "together")) {
                for (YamlNode asked : item.get(key).items()) {
                    if (asked.isScalar() && asked.text().equals(slot)) {
                        return asked.at();
                    }
                }
            }
        }
        return stateAt(state);
    }

    /** Ways out of a state that lead to states that exist, reactions first, as the engine looks at them. */
    public List<Exit> exits(String name) {
        Flow.State state = flow.states().get(name);
        List<Exit> exits = new ArrayList<>();
        List<YamlNode> on = state(name).get("on").items();
        for (int i = 0; i < state.on().size(); i++) {
            Flow.Reaction reaction = state.on().get(i);
            if (reaction.to() == null || flow.states().containsKey(reaction.to())) {
                exits.add(new Exit(reaction.to(), reaction.call(), reaction.when(), written(on.get(i)), true, false, on.get(i).at()));
            }
        }
        List<YamlNode> next = state(name).get("next").items();
        for (int i = 0; i < state.next().size(); i++) {
            Flow.Transition transition = state.next().get(i);
            if (flow.states().containsKey(transition.to())) {
                exits.add(new Exit(transition.to(), null, transition.when(), written(next.get(i)), false,
                        next.get(i).get("short").isPresent() && next.get(i).get("short").flag(false), next.get(i).at()));
            }
        }
        return exits;
    }

    private static String written(YamlNode node) {
        YamlNode when = node.get("when");
        return when.isScalar() ? when.text() : null;
    }
}
