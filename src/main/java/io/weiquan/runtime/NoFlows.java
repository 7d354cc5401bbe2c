package io.weiquan.runtime;

import io.weiquan.channel.FlowCatalog;
import java.util.List;
import java.util.Optional;

/** A server without dialogs to look at. */
final class NoFlows implements FlowCatalog {

    @Override
    public List<Entry> list() {
        return List.of();
    }

    @Override
    public Optional<Object> flow(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> diagram(String name) {
        return Optional.empty();
    }
}
