package io.weiquan.advice.knowledge;

import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the closed list of statutes and the deadlines. */
final class LawReader {

    private final Desk desk;

    LawReader(Desk desk) {
        this.desk = desk;
    }

    Map<String, Statute> statutes() {
        YamlNode file = desk.file("statutes.yaml", "statutes").only("kind", "laws", "articles");
        Map<String, YamlNode> laws = file.need("laws").fields();
        laws.values().forEach(law -> law.only("law", "version", "consumers_only", "online_only", "in_force_from", "in_force_to", "dates", "source", "as_of", "checked_at",
                "expires_at", "confidence"));
        laws.values().forEach(this::checkDates);
        Map<String, Statute> all = new java.util.LinkedHashMap<>();
        file.need("articles").fields().forEach((key, node) -> {
            node.only("law", "article", "point", "condition", "when");
            String lawKey = node.get("law").text(key.contains("-") ? key.substring(0, key.indexOf('-')) : key);
            YamlNode law = laws.get(lawKey);
            if (law == null) {
                node.error("article '%s' belongs to no law of this file", key);
                return;
            }
            all.put(key, new Statute(key, law.need("law").text(), node.need("article").text(), node.need("point").text(),
                    law.need("version").text(), desk.date(law.get("in_force_from")), desk.date(law.get("in_force_to")),
                    node.get("condition").text(""), desk.when(node.get("when")), law.get("consumers_only").flag(false),
                    law.get("online_only").flag(false), desk.provenance(law)));
        });
        return all;
    }

    /** A date of entry into force is printed, so somebody must have read it somewhere. */
    private void checkDates(YamlNode law) {
        if (law.get("in_force_from").isPresent() || law.get("dates").isPresent()) {
            law.need("in_force_from");
            desk.knownSource(law.need("dates"));
        }
    }

    List<DeadlineRule> deadlines(Map<String, Statute> statutes) {
        YamlNode file = desk.file("deadlines.yaml", "deadlines").only("kind", "entries");
        return List.copyOf(desk.entries(file, null, (key, node) -> deadline(key, node, statutes)).values());
    }

    private DeadlineRule deadline(String key, YamlNode node, Map<String, Statute> statutes) {
        node.only("name", "kind", "owner", "moves", "from", "start", "length", "when", "statute", "basis", "warning", "began", "undated", "source",
                "checked_at", "expires_at", "as_of", "confidence");
        Statute statute = null;
        if (node.get("statute").isPresent()) {
            statute = statutes.get(node.get("statute").text());
            if (statute == null) {
                node.get("statute").error("unknown statute '%s'%s", node.get("statute").text(),
                        io.weiquan.source.Problems.didYouMean(node.get("statute").text(), statutes.keySet()));
            }
        }
        String basis = node.get("basis").text("");
        if (statute == null && basis.isEmpty()) {
            node.error("a deadline needs a statute or a basis");
        }
        boolean consumer = node.need("owner").oneOf(Set.of("consumer", "other")).equals("consumer");
        if (consumer && node.get("moves").flag(false)) {
            node.error("the consumer's own deadline never moves to a later day");
        }
        return new DeadlineRule(key.contains("-") ? key.substring(0, key.indexOf('-')) : key, node.need("name").text(),
                node.need("kind").oneOf(Set.of("法律规定", "平台规则", "您自行设定")), consumer, node.get("moves").flag(false),
                desk.oneOfEach(node.need("from"), Remark.of("date"), Names.DATES), node.need("start").text(), desk.length(node.need("length")),
                desk.when(node.get("when")), basis, statute, node.need("warning").text(), desk.whenOrNever(node.get("began")), node.get("undated").text(""),
                statute == null ? desk.provenance(node) : statute.from());
    }
}
