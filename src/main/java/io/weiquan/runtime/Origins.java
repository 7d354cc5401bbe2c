package io.weiquan.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The web sites that may use this server from a browser: its own pages and those on the list, each spelt out in full. */
final class Origins {

    private final Set<String> listed;

    /** @throws IllegalArgumentException names the entry that is no origin */
    Origins(List<String> listed) {
        this.listed = listed.stream().map(origin -> {
            String canonical = canonical(origin.strip());
            if (canonical == null) {
                throw new IllegalArgumentException("weiquan.origins: '%s' is no origin; write it like https://help.example".formatted(origin));
            }
            return canonical;
        }).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param origin the Origin header; "null", which sandboxed pages send, is nobody's
     * @param host   the Host header of the same request: a page of our own names the same host, be it http or https before a proxy
     */
    boolean allows(String origin, String host) {
        String canonical = canonical(origin);
        if (canonical == null) {
            return false;
        }
        return listed.contains(canonical) || host != null && (canonical.equals(canonical("http://" + host)) || canonical.equals(canonical("https://" + host)));
    }

    /** Scheme, host and port in one spelling, default ports left out; null when it is no web origin. */
    private static String canonical(String origin) {
        try {
            URI uri = new URI(origin);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean bare = uri.getRawPath() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null
                    && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            if (!bare || uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return null;
            }
            int usual = scheme.equals("http") ? 80 : 443;
            String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
        } catch (URISyntaxException notAnOrigin) {
            return null;
        }
    }
}
