package io.weiquan.channel.adapter;

import java.util.List;

/** A platform: what its configuration must hold, and an adapter made of it. */
public interface AdapterKind {

    /** {@code weiquan.messengers.<name>.type}. */
    String type();

    /** Every problem, one line each, naming the setting; empty when an adapter can be made. */
    List<String> check(AdapterConfig config);

    /** @param config one without problems */
    Adapter create(AdapterConfig config, Tools tools);

    /**
     * What adapters share.
     *
     * @param http    how the platforms are reached
     * @param phrases how choices, packages and attachments are put into words
     * @param clock   for tokens that expire
     */
    record Tools(PlatformHttp http, Phrases phrases, java.time.InstantSource clock) {
    }
}
