package io.weiquan.advice.knowledge;

import io.weiquan.dialog.Vocabulary;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Remark;
import io.weiquan.source.YamlNode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads all of {@code dialogs/knowledge}. Every mistake becomes a problem; what can be read is read. */
public final class KnowledgeReader {

    private final Desk desk;
    private final Set<String> channels;

    private KnowledgeReader(Desk desk) {
        this.desk = desk;
        this.channels = Set.copyOf(desk.vocabulary.keys("channel"));
    }

    public static Knowledge read(DialogFiles files, Vocabulary vocabulary, Problems problems) {
        return new KnowledgeReader(new Desk(files, vocabulary, problems)).readAll();
    }

    private Knowledge readAll() {
        Map<String, Statute> statutes = new LawReader(desk).statutes();
        Map<String, Rules.Evidence> evidence = desk.entries(evidenceFile(), "evidence", this::evidence);
        YamlNode recommendation = desk.file("recommendation.yaml", "recommendation").only("kind", "rows", "also");
        YamlNode jurisdiction = desk.file("jurisdiction.yaml", "jurisdiction").only("kind", "rules", "respondents", "both");
        YamlNode ladder = desk.file("ladder.yaml", "ladder").only("kind", "steps", "followups");
        YamlNode warnings = desk.file("warnings.yaml", "warnings").only("kind", "most", "entries", "tips_most", "tips");
        YamlNode scripts = desk.file("scripts.yaml", "scripts")
                .only("kind", "disclaimer", "entries", "outcomes", "blanks", "carriers", "disclosure", "disclosure_live", "procedural", "ways", "counterpart");
        YamlNode platforms = desk.file("platforms.yaml", "platforms").only("kind", "entries", "generic");
        Map<String, List<Rules.FollowUp>> followUps = new LinkedHashMap<>();
        ladder.need("followups").fields().forEach((channel, list) ->
                followUps.put(desk.key("channel", channel, list), list.items(this::followUp)));
        return new Knowledge(desk.vocabulary,
                desk.entries(platforms, "platform", new PlatformReader(desk)::platform),
                desk.entries(desk.file("channels.yaml", "channels").only("kind", "entries"), "channel", (key, node) -> new PlatformReader(desk).channel(key, node, statutes)),
                desk.entries(desk.file("issues.yaml", "issues").only("kind", "entries"), "issue", (key, node) -> issue(key, node, statutes)),
                desk.entries(demandFile(), "demand", this::demand),
                evidence,
                desk.entries(desk.file("scenes.yaml", "scenes").only("kind", "entries"), "scene", (key, node) -> scene(key, node, statutes)),
                statutes, new LawReader(desk).deadlines(statutes), calendar(),
                desk.entries(desk.file("hotlines.yaml", "hotlines").only("kind", "entries"), null, this::hotline),
                List.copyOf(desk.entries(desk.file("signs.yaml", "signs").only("kind", "entries"), null, (key, node) -> sign(key, node, statutes)).values()),
                List.copyOf(desk.entries(desk.file("gates.yaml", "gates").only("kind", "entries"), null, this::gate).values()),
                rows(recommendation), recommendation.need("also").items(this::also), jurisdiction.need("rules").items(node -> authority(node, statutes)),
                jurisdiction.need("respondents").items(this::respondent), ladder.need("steps").items(this::step), followUps,
                warnings.need("entries").items(this::advice), warnings.get("most").number(7),
                warnings.need("tips").items(this::advice), warnings.get("tips_most").number(6),
                scripts.need("entries").items(this::script), desk.all(scripts.need("blanks"), this::blank),
                phrases(scripts, jurisdiction, platforms, statutes), story(), guards());
    }

    private YamlNode demandFile() {
        return desk.file("demands.yaml", "demands").only("kind", "entries", "told_losses", "told_refunds");
    }

    private YamlNode evidenceFile() {
        return desk.file("evidence.yaml", "evidence").only("kind", "entries", "principles", "strengths");
    }

    private Rules.Issue issue(String key, YamlNode node, Map<String, Statute> statutes) {
        node.only("fact", "short", "argue", "ask", "citations", "report", "evidence", "missing", "takes_over", "instead", "unless");
        return new Rules.Issue(key, node.need("fact").text(), node.need("short").text(), node.need("argue").text(),
                desk.keys("demand", node.need("ask")), desk.oneOfEach(node.need("citations"), Remark.of("statute"), statutes.keySet()),
                desk.oneOfEach(node.get("report"), Remark.of("statute"), statutes.keySet()), desk.keys("evidence", node.need("evidence")), node.need("missing").text(),
                desk.whenOrNever(node.get("takes_over")), node.get("instead").items(other -> issueWording(other, node)),
                desk.whenOrNever(node.get("unless").get("when")), desk.key("issue", node.get("unless").get("becomes").text(""), node));
    }

    private Rules.IssueWording issueWording(YamlNode node, YamlNode issue) {
        node.only("when", "fact", "short", "argue", "missing");
        return new Rules.IssueWording(desk.when(node.need("when")), node.get("fact").text(issue.need("fact").text()),
                node.get("short").text(issue.need("short").text()), node.get("argue").text(issue.need("argue").text()),
                node.get("missing").text(issue.need("missing").text()));
    }

    private Rules.Demand demand(String key, YamlNode node) {
        node.only("say", "court", "short", "freight", "when", "otherwise", "warning", "instead");
        return new Rules.Demand(key, node.need("say").text(), node.get("court").text(node.need("say").text()), node.need("short").text(), node.get("freight").text(""),
                desk.when(node.get("when")), desk.key("demand", node.get("otherwise").text(""), node), node.get("warning").text(""), node.get("instead").items(this::wording));
    }

    private Rules.Wording wording(YamlNode node) {
        node.only("when", "say", "court");
        return new Rules.Wording(desk.when(node.need("when")), node.need("say").text(), node.get("court").text(node.need("say").text()));
    }

    private Rules.Evidence evidence(String key, YamlNode node) {
        node.only("strength", "how", "in_shop", "when", "only");
        return new Rules.Evidence(key, desk.vocabulary.name("evidence", key), node.need("strength").oneOf(Set.of("A", "B", "C", "D")),
                node.need("how").text(), node.get("in_shop").text(node.need("how").text()), desk.whenOrNever(node.get("when")), desk.when(node.get("only")));
    }

    private Rules.Scene scene(String key, YamlNode node, Map<String, Statute> statutes) {
        node.only("point", "risk", "argue", "citations");
        return new Rules.Scene(key, node.need("point").text(), node.need("risk").text(), node.get("argue").text(""),
                desk.oneOfEach(node.get("citations"), Remark.of("statute"), statutes.keySet()));
    }

    private Rules.Hotline hotline(String number, YamlNode node) {
        node.only("name", "use", "always", "when", "source", "as_of", "checked_at", "expires_at", "confidence");
        return new Rules.Hotline(number, node.need("name").text(), node.need("use").text(), node.get("always").flag(false),
                desk.whenOrNever(node.get("when")), desk.provenance(node));
    }

    private Rules.Sign sign(String key, YamlNode node, Map<String, Statute> statutes) {
        node.only("title", "when", "cues", "citations").need("title");
        return new Rules.Sign(key, desk.whenOrNever(node.get("when")), node.get("cues").texts(),
                desk.oneOfEach(node.get("citations"), Remark.of("statute"), statutes.keySet()));
    }

    private Rules.Gate gate(String key, YamlNode node) {
        node.only("verdict", "when", "cues", "text", "unless");
        return new Rules.Gate(key, node.need("verdict").oneOf(Set.of("stop", "warn", "info")), desk.whenOrNever(node.get("when")),
                node.get("cues").texts(), node.need("text").text(), desk.whenOrNever(node.get("unless")));
    }

    private List<Rules.Row> rows(YamlNode file) {
        List<Rules.Row> rows = new ArrayList<>();
        Map<String, Position> ids = new HashMap<>();
        for (YamlNode node : file.need("rows").items()) {
            node.only("id", "when", "channel", "reasons", "alternatives");
            List<String> reasons = node.need("reasons").texts();
            if (reasons.size() < 2) {
                node.error("a recommendation needs at least two reasons");
            }
            Position before = ids.putIfAbsent(node.need("id").text(), node.at());
            if (before != null) {
                node.error("row '%s' is defined twice, first at %s", node.get("id").text(), before);
            }
            rows.add(new Rules.Row(node.get("id").text(), desk.when(node.get("when")), node.need("channel").oneOf(channels), reasons,
                    desk.keys("channel", node.get("alternatives")), !node.get("when").isPresent()));
        }
        if (rows.isEmpty() || !rows.get(rows.size() - 1).isDefault() || rows.stream().filter(Rules.Row::isDefault).count() > 1) {
            file.error("exactly the last row must be without a condition");
        }
        return rows;
    }

    private Rules.Also also(YamlNode node) {
        node.only("channels", "when", "say");
        return new Rules.Also(desk.keys("channel", node.need("channels")), desk.when(node.get("when")), node.need("say").text());
    }

    private Rules.Authority authority(YamlNode node, Map<String, Statute> statutes) {
        node.only("id", "when", "authority", "why", "citation");
        if (node.get("citation").isPresent() && !statutes.containsKey(node.get("citation").text())) {
            node.get("citation").error("unknown statute '%s'", node.get("citation").text());
        }
        return new Rules.Authority(node.need("id").text(), desk.when(node.get("when")), node.need("authority").text(), node.need("why").text());
    }

    private Rules.Respondent respondent(YamlNode node) {
        node.only("id", "when", "role", "name", "how");
        return new Rules.Respondent(node.need("id").text(), desk.when(node.get("when")),
                node.need("role").oneOf(Set.of("seller", "platform", "courier")), node.need("name").text(), node.need("how").text());
    }

    private Rules.Step step(YamlNode node) {
        node.only("channel", "trigger", "when", "wait", "open");
        return new Rules.Step(node.need("channel").oneOf(channels), node.need("trigger").text(), desk.whenOrNever(node.get("when")),
                desk.length(node.get("wait")), node.get("open").flag(false));
    }

    private Rules.FollowUp followUp(YamlNode node) {
        node.only("in", "when", "do", "say");
        return new Rules.FollowUp(node.need("in").number(2), desk.when(node.get("when")), node.need("do").text(), node.need("say").text());
    }

    private Rules.Advice advice(YamlNode node) {
        node.only("id", "when", "text");
        return new Rules.Advice(node.need("id").text(), desk.when(node.get("when")), node.need("text").text());
    }

    private Rules.ScriptRule script(YamlNode node) {
        node.only("channel", "file", "title", "limit", "masked", "addressee", "speaker", "only", "when");
        String channel = node.need("channel").oneOf(channels);
        Integer limit = node.get("limit").isPresent() ? Integer.valueOf(node.get("limit").number(500)) : null;
        return new Rules.ScriptRule(channel, node.get("file").text(channel), node.need("title").text(), limit,
                node.get("masked").flag(false), node.get("addressee").text(""), node.get("speaker").text(""), desk.when(node.get("only")), desk.whenOrNever(node.get("when")));
    }

    private Rules.Blank blank(String slot, YamlNode node) {
        node.only("title", "none", "otherwise");
        return new Rules.Blank(slot, node.need("title").text(), node.get("none").text(""), node.get("otherwise").items(other -> {
            other.only("when", "title");
            return new Rules.Advice(slot, desk.when(other.need("when")), other.need("title").text());
        }));
    }

    private Rules.Phrases phrases(YamlNode scripts, YamlNode jurisdiction, YamlNode platforms, Map<String, Statute> statutes) {
        YamlNode generic = platforms.need("generic").only("aftersale", "service", "arbitration", "find_hotline", "menu_note", "page_clock");
        Map<String, String> strengths = new LinkedHashMap<>();
        evidenceFile().need("strengths").fields().forEach((key, node) -> strengths.put(key, node.text()));
        Map<String, String> carriers = new LinkedHashMap<>();
        scripts.need("carriers").fields().forEach((key, node) -> carriers.put(desk.key("carrier", key, node), node.text()));
        return new Rules.Phrases(scripts.need("disclaimer").text(), jurisdiction.need("both").text(),
                evidenceFile().need("principles").text(), strengths,
                Map.of("aftersale", generic.need("aftersale").texts(), "service", generic.need("service").texts(),
                        "arbitration", generic.need("arbitration").texts()),
                generic.need("find_hotline").text(), generic.need("menu_note").text(), generic.need("page_clock").text(), carriers, told(scripts),
                desk.oneOfEach(scripts.need("disclosure"), Remark.of("statute"), statutes.keySet()),
                desk.oneOfEach(scripts.need("disclosure_live"), Remark.of("statute"), statutes.keySet()),
                desk.oneOfEach(scripts.need("procedural"), Remark.of("statute"), statutes.keySet()),
                scripts.need("ways").items(this::advice), scripts.need("counterpart").text(),
                demandFile().need("told_losses").items(desk::pattern), demandFile().need("told_refunds").items(desk::pattern));
    }

    private Map<String, Rules.Told> told(YamlNode scripts) {
        Map<String, Rules.Told> told = new LinkedHashMap<>();
        scripts.need("outcomes").fields().forEach((key, node) -> {
            node.only("say", "own_date", "open");
            told.put(desk.key("outcome", key, node), new Rules.Told(node.need("say").text(), node.get("own_date").flag(false),
                    node.get("open").flag(false)));
        });
        desk.vocabulary.keys("outcome").stream().filter(k -> !told.containsKey(k))
                .forEach(k -> scripts.get("outcomes").error("outcome '%s' has no entry here", k));
        return told;
    }

    private Knowledge.StoryRules story() {
        YamlNode file = desk.file("story.yaml", "story").only("kind", "cut", "drop", "bare", "remove", "replace", "quoted");
        return new Knowledge.StoryRules(file.need("cut").items(desk::pattern), file.need("drop").items(desk::pattern), desk.pattern(file.need("bare")),
                file.need("remove").items(desk::pattern), replacements(file.need("replace")), replacements(file.need("quoted")));
    }

    private Map<Pattern, String> replacements(YamlNode list) {
        Map<Pattern, String> replace = new LinkedHashMap<>();
        list.fields().forEach((text, node) -> replace.put(desk.pattern(text, node), node.text()));
        return replace;
    }

    private Knowledge.GuardRules guards() {
        YamlNode file = desk.file("guards.yaml", "guards").only("kind", "deny", "statistics", "banned", "domains");
        return new Knowledge.GuardRules(file.need("deny").texts(), file.need("statistics").texts(), file.need("banned").items(desk::pattern),
                file.need("domains").texts());
    }

    private WorkCalendar calendar() {
        Map<Integer, WorkCalendar.Year> years = new LinkedHashMap<>();
        for (String name : desk.names("holidays-")) {
            YamlNode file = desk.file(name, "holidays").only("kind", "year", "source", "as_of", "checked_at", "off", "work");
            desk.provenance(file);
            int year = file.need("year").number(0);
            Set<LocalDate> off = new HashSet<>();
            for (YamlNode span : file.need("off").items()) {
                LocalDate last = desk.date(span.only("name", "from", "to").need("to"));
                for (LocalDate day = desk.date(span.need("from")); day != null && last != null && !day.isAfter(last); day = day.plusDays(1)) {
                    if (day.getYear() != year || off.size() > 100) {
                        span.error("'%s' is not inside %d, or too long", day, year);
                        break;
                    }
                    off.add(day);
                }
            }
            Set<LocalDate> work = new HashSet<>();
            file.need("work").items().forEach(day -> work.add(desk.date(day)));
            years.put(year, new WorkCalendar.Year(off, work));
        }
        YamlNode unknown = desk.file("holidays.yaml", "holidays_unknown").only("kind", "assume_off", "warning", "source");
        Set<MonthDay> assumed = new HashSet<>();
        for (YamlNode span : unknown.need("assume_off").items()) {
            LocalDate last = desk.monthDay(span.only("from", "to").need("to")).atYear(2000);
            for (LocalDate day = desk.monthDay(span.need("from")).atYear(2000); !day.isAfter(last); day = day.plusDays(1)) {
                assumed.add(MonthDay.from(day));
            }
        }
        return new WorkCalendar(years, assumed, unknown.need("warning").text());
    }
}
