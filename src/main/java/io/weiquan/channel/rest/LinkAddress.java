package io.weiquan.channel.rest;

import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How a link is spelt for people outside. */
public final class LinkAddress {

    static final String PATH = "/api/links/";

    private final Optional<String> publicUrl;
    private final InstantSource clock;

    /** @param publicUrl where people reach this server ("https://help.example"); when absent, what the request itself was sent to */
    public LinkAddress(Optional<String> publicUrl, InstantSource clock) {
        this.publicUrl = publicUrl.map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
        this.clock = clock;
    }

    /** Links live by the real clock, whatever a client says the time is. */
    Instant now() {
        return clock.instant();
    }

    /** @throws IllegalStateException when nobody said where people reach this server */
    String known(String link) {
        return publicUrl.orElseThrow(() -> new IllegalStateException("weiquan.public-url is not set")) + PATH + link;
    }

    String of(RoutingContext request, String link) {
        return publicUrl.orElseGet(() -> request.request().scheme() + "://" + request.request().authority()) + PATH + link;
    }
}
