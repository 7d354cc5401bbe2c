package io.weiquan.authoring;

import io.weiquan.authoring.diagram.FlowDiagram;
import io.weiquan.authoring.written.Exit;
import io.weiquan.authoring.written.Manuscript;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.channel.FlowCatalog;
import io.weiquan.dialog.Flow;
import io.weiquan.source.DialogFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The flows of one dialogs folder, to be looked at: as a list, as data and drawn. Immutable and thread-safe. */
public final class AuthoredFlows implements FlowCatalog {

    private final Manuscript written;
    private final Map<String, String> drawn = new LinkedHashMap<>();

    public AuthoredFlows(DialogFiles files, AuthoredDialogs authored) {
        this.written = new Manuscript(files, authored);
        written.flows().forEach((name, flow) -> drawn.put(name, FlowDiagram.svg(written, flow, null)));
    }

    @Override
    public List<Entry> list() {
        return written.flows().values().stream().map(f -> new Entry(f.name(), f.flow().version(), f.flow().title())).toList();
    }

    @Override
    public Optional<String> diagram(String name) {
        return Optional.ofNullable(drawn.get(name));
    }

    @Override
    public Optional<Object> flow(String name) {
        return Optional.ofNullable(written.flows().get(name)).map(this::data);
    }

    private Object data(WrittenFlow flow) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", flow.name());
        data.put("version", flow.flow().version());
        data.put("title", flow.flow().title());
        data.put("initial", flow.flow().initial());
        List<Object> states = new ArrayList<>();
        flow.flow().states().values().forEach(state -> states.add(state(flow, state)));
        data.put("states", states);
        return data;
    }

    private Map<String, Object> state(WrittenFlow flow, Flow.State state) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", state.name());
        data.put("say", state.say());
        data.put("composes", state.compose());
        data.put("final", state.isFinal());
        List<Object> slots = new ArrayList<>();
        state.collect().forEach(q -> q.slots().forEach(slot -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("slot", slot);
            one.put("title", written.dialogs().slots().get(slot).title());
            one.put("required", q.must().contains(slot));
            slots.add(one);
        }));
        data.put("slots", slots);
        if (state.call() != null) {
            data.put("call", state.call());
        }
        List<Object> transitions = new ArrayList<>();
        for (Exit exit : flow.exits(state.name())) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put(exit.call() == null ? "to" : "call", exit.call() == null ? exit.to() : exit.call());
            if (exit.text() != null) {
                one.put("when", exit.text());
            }
            one.put("kind", exit.reaction() ? "on" : "next");
            transitions.add(one);
        }
        data.put("transitions", transitions);
        return data;
    }
}
