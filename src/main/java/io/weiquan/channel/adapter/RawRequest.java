package io.weiquan.channel.adapter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request of a platform as it came, before anybody believed a word of it.
 *
 * @param method  GET, POST …
 * @param query   decoded parameters of the URL
 * @param headers by lower-case name
 * @param body    the bytes: signatures cover bytes, not texts
 */
public record RawRequest(String method, Map<String, List<String>> query, Map<String, List<String>> headers, byte[] body) {

    public RawRequest {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = lower;
    }

    /** The value when there is exactly one: a parameter given twice could be read in two ways. */
    public Optional<String> query(String name) {
        return only(query.get(name));
    }

    /** The same for a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return only(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<String> only(List<String> values) {
        return values == null || values.size() != 1 || values.get(0).isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** Names no content: requests end up in messages about them. */
    @Override
    public String toString() {
        return "RawRequest[" + method + ", " + body.length + " bytes]";
    }
}
