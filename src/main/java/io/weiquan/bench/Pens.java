package io.weiquan.bench;

import io.weiquan.channel.adapter.RawRequest;
import io.weiquan.channel.adapter.Signatures;
import io.weiquan.channel.adapter.StrangersXml;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the pens of all platforms share. */
final class Pens {

    private Pens() {
    }

    static RawRequest post(Map<String, String> query, Map<String, String> headers, String body) {
        return new RawRequest("POST", lists(query), lists(headers), Signatures.utf8(body));
    }

    static RawRequest get(Map<String, String> query) {
        return new RawRequest("GET", lists(query), Map.of(), new byte[0]);
    }

    static String xml(Map<String, String> fields) {
        StringBuilder xml = new StringBuilder("<xml>");
        fields.forEach((name, value) -> xml.append('<').append(name).append('>').append(StrangersXml.cdata(value)).append("</").append(name).append('>'));
        return xml.append("</xml>").toString();
    }

    static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static String seconds(Instant at) {
        return String.valueOf(at.getEpochSecond());
    }

    private static Map<String, List<String>> lists(Map<String, String> values) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((name, value) -> lists.put(name, List.of(value)));
        return lists;
    }
}
