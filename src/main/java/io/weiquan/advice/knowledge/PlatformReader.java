package io.weiquan.advice.knowledge;

import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads platforms and channels. */
final class PlatformReader {

    private static final List<String> ENTRIES = List.of("aftersale", "service", "pay_bill", "arbitration");
    private static final String[] DATES = {"source", "as_of", "checked_at", "expires_at", "confidence"};
    private final Desk desk;

    PlatformReader(Desk desk) {
        this.desk = desk;
    }

    Platform platform(String key, YamlNode node) {
        node.only("seller", "aftersale", "service", "pay_bill", "arbitration", "hotline", "hotline_third_party",
                "hotline_none", "entity", "focus", "clock", "note", "nameless");
        Map<String, Platform.Entry> entries = new LinkedHashMap<>();
        for (String name : ENTRIES) {
            YamlNode entry = node.get(name);
            if (entry.isPresent()) {
                entry.only(with("steps"));
                entries.put(name, new Platform.Entry(entry.need("steps").texts(), desk.provenance(entry)));
            }
        }
        Map<String, Platform.Volatile> hotlines = new LinkedHashMap<>();
        putHotline(hotlines, "own", node.get("hotline"));
        putHotline(hotlines, "third_party", node.get("hotline_third_party"));
        YamlNode clock = node.need("clock");
        return new Platform(key, desk.vocabulary.name("platform", key), node.need("seller").oneOf(Set.copyOf(desk.vocabulary.keys("seller_type"))),
                node.get("nameless").flag(false), entries, hotlines, node.get("hotline_none").text(""),
                volatileValue(node.get("entity")), clock.isMap() ? volatileValue(clock) : null,
                desk.keys("evidence", node.need("focus")), node.get("note").text(""));
    }

    private void putHotline(Map<String, Platform.Volatile> hotlines, String name, YamlNode node) {
        Platform.Volatile value = volatileValue(node);
        if (value == null) {
            return;
        }
        boolean official = value.from().kind().equals("official");
        if (!official && node.get("independent_sources").number(1) < 2) {
            node.error("a phone number needs an official source, or two independent ones");
        }
        hotlines.put(name, value);
    }

    private Platform.Volatile volatileValue(YamlNode node) {
        if (!node.isPresent()) {
            return null;
        }
        node.only(with("value", "hours", "hours_confidence", "note", "place", "independent_sources"));
        node.need("checked_at");
        node.need("expires_at");
        return new Platform.Volatile(node.need("value").text(), node.get("hours").text(""), node.get("note").text(""), desk.provenance(node));
    }

    Channel channel(String key, YamlNode node, Map<String, Statute> statutes) {
        node.only("did", "citations", "tier", "group", "function", "limits", "risks", "needs", "steps", "again", "why", "instead", "not_now");
        YamlNode steps = node.need("steps");
        List<Channel.Reason> reasons = node.need("not_now").items(reason -> {
            reason.only("when", "closed", "why");
            return new Channel.Reason(desk.when(reason.get("when")), reason.need("why").text(), reason.get("closed").flag(false));
        });
        return new Channel(key, desk.vocabulary.name("channel", key), node.need("did").text(),
                desk.oneOfEach(node.need("citations"), Remark.of("statute"), statutes.keySet()), node.need("tier").oneOf(Set.of("0", "1", "2", "3", "4", "5", "X")),
                node.need("group").oneOf(Set.of("PLATFORM", "OFFICIAL", "PUBLIC", "JUDICIAL", "EMERGENCY")), node.need("function").text(),
                node.need("limits").text(), node.need("risks").text(), node.need("needs").texts(),
                steps.isList() ? steps.texts() : List.of(), steps.isScalar() ? steps.oneOf(stepsFrom()) : "", node.get("again").texts(),
                node.need("why").text(), node.need("instead").text(), reasons);
    }

    private static Set<String> stepsFrom() {
        return Set.of("aftersale", "service", "pay_bill", "arbitration", "hotline");
    }

    private static List<String> with(String... own) {
        List<String> all = new java.util.ArrayList<>(List.of(DATES));
        all.addAll(List.of(own));
        return all;
    }
}
