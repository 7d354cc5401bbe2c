package io.weiquan.channel;

import java.util.List;
import java.util.Optional;

/** The dialogs this server speaks, for people who want to look at them. */
public interface FlowCatalog {

    /** @param title what the flow is for, in Chinese */
    record Entry(String name, int version, String title) {
    }

    List<Entry> list();

    /** The flow as JSON data (Map, List, String, Number, Boolean): states, transitions, slots. */
    Optional<Object> flow(String name);

    /** The flow drawn: an SVG document without scripts. */
    Optional<String> diagram(String name);
}
