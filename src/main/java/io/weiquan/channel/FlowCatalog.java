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

    /** The flow drawn with what its transcripts reach and what not; empty for an unknown flow, and where no author is at work. */
    default Optional<String> coverage(String name) {
        return Optional.empty();
    }
}
