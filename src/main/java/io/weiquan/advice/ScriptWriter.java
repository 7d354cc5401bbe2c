package io.weiquan.advice;

import io.quarkus.qute.TemplateException;
import io.weiquan.advice.ComplaintPackage.Citation;
import io.weiquan.advice.ComplaintPackage.Script;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import io.weiquan.advice.knowledge.Statute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Writes the scripts of a case: the person's own facts in the template of each channel, within the channel's limit, masked if public. */
final class ScriptWriter {

    private static final Pattern SELLER = Pattern.compile("(?=[商卖店])(?<!其他|其它|别的|另外|同类|换了|那家|平台内)(商家|卖家|店家|店主)(?!码|版|号)");
    /** Issues whose reason depends on what kind of good it was. */
    private static final Set<String> SCENE_ARGUES = Set.of("QUALITY", "NOT_AS_DESCRIBED", "PROMISE_BROKEN", "OTHER");
    private static final Set<String> WITHOUT_SHOPS = Set.of("WECHAT", "XIANYU", "MEITUAN", "ELEME", "CTRIP");
    private static final Set<String> PROCEDURE = Set.of("TSJB", "MSF", "MSJS", "SSF", "ZJGD");
    /** "动力健身，在人民路": which branch it is. */
    private static final Pattern IN_STREET = Pattern.compile("[,，]\\s*(?:就)?在(.{2,20})$");
    private static final Pattern ME = Pattern.compile("我们|本人|我(?![国方市省])");
    private static final Pattern MINE = Pattern.compile("我(?=[妈爸哥姐弟妹叔姨]|老公|老婆|孩子|女儿|儿子|朋友|同事|家人?|父母|母亲|父亲|奶奶|爷爷)");
    private static final int LONG_STORY = 1_500;
    private static final int LONG_ENTRY = 120;
    private static final int SHORTEST_STORY = 24;

    private final Knowledge knowledge;
    private final ScriptTemplates templates;
    private final Findings findings;
    private final PlainWords words;
    private final DemandWords demands;
    private final List<Citation> citations;
    private final List<String> story;
    private final List<String> publicStory;
    private final Masker masker;
    private final HistoryWords history;
    private final String disclaimer;
    private final Map<String, Object> common = new HashMap<>();
    /** Length of an entry → the history told at that length; each is needed by many scripts. */
    private final Map<Integer, List<String>> histories = new HashMap<>();

    ScriptWriter(Knowledge knowledge, ScriptTemplates templates, PlainWords words, Story story, Findings findings, DemandWords demands,
                 List<Citation> citations) {
        this.knowledge = knowledge;
        this.templates = templates;
        this.words = words;
        this.findings = findings;
        this.demands = demands;
        this.citations = citations;
        this.story = story.tell(findings);
        this.masker = new Masker(findings);
        this.publicStory = Story.inPublic(this.story, masker, knowledge.story());
        this.history = new HistoryWords(knowledge, words);
        this.disclaimer = "（" + knowledge.phrases().disclaimer() + "）";
        putTransaction();
        putCase();
        putAsks();
    }

    List<Script> writeAll() {
        List<Script> scripts = new ArrayList<>();
        String recommended = findings.text("next");
        for (Rules.ScriptRule rule : knowledge.scripts()) {
            boolean wanted = rule.channel().equals(recommended) || findings.holds(rule.when());
            if (wanted && templates.has(rule.file()) && findings.holds(rule.only())) {
                int at = rule.channel().equals(recommended) ? 0 : scripts.size();
                scripts.add(at, write(rule));
            }
        }
        return scripts;
    }

    /** Names a script may use for this case, beside the slots. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(common.keySet());
        names.addAll(List.of("story", "history", "history_inline"));
        return names;
    }

    /** Writes every script, wanted or not, and reports those that cannot be written: the author's mistakes show at load time. */
    void rehearse(java.util.function.BiConsumer<String, String> report) {
        for (Rules.ScriptRule rule : knowledge.scripts()) {
            try {
                write(rule);
            } catch (TemplateException | IllegalArgumentException e) {
                Throwable root = e;
                while (root.getMessage() == null && root.getCause() != null) {
                    root = root.getCause();
                }
                report.accept(rule.file(), String.valueOf(root.getMessage()));
            }
        }
    }

    private Script write(Rules.ScriptRule rule) {
        int room = LONG_STORY;
        Draft draft = draft(rule, room, LONG_ENTRY);
        for (int tries = 0; rule.limit() != null && Texts.length(draft.text) > rule.limit() && tries < 4; tries++) {
            int over = Texts.length(draft.text) - rule.limit();
            room = Math.max(SHORTEST_STORY, Math.min(room, Texts.length(Story.within(story, room))) - over);
            draft = draft(rule, room, tries == 0 ? LONG_ENTRY : tries == 1 ? 30 : 12);
        }
        String text = draft.text;
        if (rule.limit() != null && Texts.length(text) > rule.limit()) {
            text = Texts.clip(text.substring(0, text.length() - disclaimer.length()).strip(),
                    rule.limit() - Texts.length(disclaimer) - 1) + "\n" + disclaimer;
        }
        return new Script(rule.channel(), rule.title(), text, Texts.length(text), rule.limit(), rule.masked(), draft.missing);
    }

    private record Draft(String text, List<String> missing) {
    }

    private Draft draft(Rules.ScriptRule rule, int storyRoom, int mostEach) {
        Map<String, Object> values = new HashMap<>(common);
        values.put("story", Story.within(rule.masked() ? publicStory : story, storyRoom));
        List<String> told = histories.computeIfAbsent(mostEach, most -> history.tell(findings, most));
        int entries = mostEach < LONG_ENTRY ? 2 : told.size();
        values.put("history", mostEach < 20 ? List.of() : told);
        values.put("history_inline", String.join("", told.subList(Math.max(0, told.size() - entries), told.size())));
        if (mostEach < LONG_ENTRY) {
            values.computeIfPresent("item_name", (k, v) -> Texts.clip(v.toString(), 16));
            values.computeIfPresent("shop_name", (k, v) -> Texts.clip(v.toString(), 12));
            values.computeIfPresent("consequence", (k, v) -> Texts.clip(v.toString(), mostEach * 2));
            values.computeIfPresent("order_no", (k, v) -> Texts.clip(v.toString(), 50));
        }
        if (rule.masked()) {
            values.put("shop_hidden", values.put("shop_alone", false));
            if (values.get("platform").equals(values.get("shop_name")) && text(values, "shop_public").isEmpty()) {
                values.put("platform", "");
            }
            // a firm's public name is no personal datum; a private seller's is
            if (!Masker.isFirm(text(values, "respondent_name"))) {
                Object hidden = values.remove("respondent_name");
                values.put("respondent_hidden", hidden != null && !hidden.toString().isEmpty());
            }
            List.of("order_no", "tracking_no", "contact_name", "contact_phone", "contact_email", "contact_address", "shop_name",
                    "respondent_address").forEach(values::remove);
        }
        if (!rule.addressee().isEmpty()) {
            values.put("counterpart", rule.addressee());
            address(values, rule.addressee());
        } else if (findings.has("signs", "PERSON_TO_PERSON") || findings.has("signs", "PRIVATE")) {
            address(values, knowledge.phrases().counterpart());
        }
        if (!rule.speaker().isEmpty()) {
            speak(values, rule.speaker());
        }
        LetterFacts facts = new LetterFacts(knowledge, findings, values);
        String text = tidy(templates.render(rule.file(), facts.data()));
        if (rule.masked()) {
            text = masker.mask(text);
        }
        Set<String> missing = new LinkedHashSet<>(facts.missing());
        demands.missing().stream().filter(m -> text(values, "demands").contains("【请补充")).forEach(missing::add);
        if (values.get("story").equals("") && text.contains("【请补充：" + values.get("issue_missing"))) {
            missing.add("event");
        }
        return new Draft(text + "\n" + disclaimer, List.copyOf(missing));
    }

    /** In a text to the seller the seller is not spoken of as a third person. What the law says stays as it is. */
    private static void address(Map<String, Object> values, String addressee) {
        for (String key : List.of("story", "history_inline", "argue", "demands_inline", "demands_spoken", "consequence", "seller_reply", "issue_fact", "progress")) {
            values.computeIfPresent(key, (k, text) -> SELLER.matcher(text.toString()).replaceAll(addressee));
        }
        for (String key : List.of("history", "demands", "court_demands")) {
            values.computeIfPresent(key, (k, list) -> ((List<?>) list).stream().map(text -> SELLER.matcher(text.toString()).replaceAll(addressee)).toList());
        }
    }

    /** A statement of claim speaks of its writer in the third person. What stands in quotation marks was said so and stays. */
    private static void speak(Map<String, Object> values, String speaker) {
        values.put("me", speaker);
        for (String key : List.of("story", "argue", "consequence")) {
            values.computeIfPresent(key, (k, text) -> spokenBy(speaker, text.toString()));
        }
        for (String key : List.of("history", "court_demands")) {
            values.computeIfPresent(key, (k, list) -> ((List<?>) list).stream().map(text -> spokenBy(speaker, text.toString())).toList());
        }
    }

    private static String spokenBy(String speaker, String text) {
        String[] parts = text.split("(?<=”)|(?=“)");
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].startsWith("“")) {
                parts[i] = ME.matcher(MINE.matcher(parts[i]).replaceAll(speaker + "的")).replaceAll(speaker);
            }
        }
        return String.join("", parts);
    }

    private static String text(Map<String, Object> values, String key) {
        return String.valueOf(values.get(key));
    }

    /** No blank lines or ends, and no stop doubled where a sentence was filled in. */
    private static String tidy(String text) {
        StringBuilder tidy = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char last = tidy.isEmpty() ? '\n' : tidy.charAt(tidy.length() - 1);
            if (c == '\n' || last == '\n' && (c == ' ' || c == '\t')) {
                endLine(tidy);
            } else if (c == '。' && (last == '。' || last == '；' || last == '：')) {
                continue;
            } else {
                if (last == '。' && (c == '；' || c == '，')) {
                    tidy.setLength(tidy.length() - 1);
                }
                tidy.append(c);
            }
        }
        return tidy.toString().strip();
    }

    private static void endLine(StringBuilder text) {
        int end = text.length();
        while (end > 0 && " \t\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        text.setLength(end);
        text.append(end == 0 ? "" : "\n");
    }

    private void putTransaction() {
        findings.own().forEach((slot, answer) -> common.put(slot, words.value(answer, 80)));
        String carrier = knowledge.phrases().carriers().get(findings.text("carrier"));
        String platform = findings.text("platform");
        var known = knowledge.platforms().get(platform);
        common.put("platform", known == null || known.nameless() ? ""
                : platform.equals("WECHAT") && carrier != null ? carrier : knowledge.vocabulary().name("platform", platform));
        common.put("app_name", words.value(findings.text("app_name"), 30));
        if (findings.has("gates", "CHILD") && findings.has("app_name")) {
            common.put("platform", common.get("app_name"));
        }
        for (String slot : List.of("shop_name", "item_name", "tracking_no", "respondent_name", "respondent_address", "contact_name",
                "contact_phone", "contact_email", "contact_address")) {
            common.putIfAbsent(slot, words.value(findings.text(slot), 80));
        }
        common.put("shop_name", IN_STREET.matcher(String.valueOf(common.get("shop_name"))).replaceFirst("（$1）"));
        common.put("shop_public", Masker.isFirm(findings.text("shop_name")) ? common.get("shop_name") : "");
        common.put("order_no", words.value(findings.text("order_no"), 200));
        common.put("lost_amount", findings.sum("lost_amount"));
        common.put("amount", findings.sum("amount"));
        boolean several = findings.has("quantity") && findings.number("quantity").compareTo(java.math.BigDecimal.ONE) > 0;
        common.put("quantity", several ? Texts.number(findings.number("quantity")) : "");
        for (String slot : List.of("purchase_date", "received_date", "promised_date")) {
            common.put(slot, findings.has(slot) ? Texts.day(findings.text(slot)) : "");
        }
        common.put("promised", common.get("promised_date"));
        boolean booking = findings.has("signs", "BOOKING");
        common.put("booking", booking);
        boolean renewal = findings.text("issue").equals("AUTO_RENEWAL") && !findings.has("signs", "STREET");
        common.put("renewal", renewal);
        if (renewal && common.get("platform").equals("")) {
            // who renews an app told its name as the shop's
            common.put("platform", common.get("shop_name"));
        }
        common.put("used", !booking ? "" : common.get(findings.has("promised_date") ? "promised_date" : "received_date"));
        if (booking) {
            common.put("received_date", "");
            common.put("promised", "");
        }
        common.put("returned", findings.has("return_received_date") ? Texts.day(findings.text("return_received_date")) : "");
        String order = words.value(findings.text("order_no"), 200);
        common.put("order_masked", order.length() > 8 ? "（尾号" + order.substring(order.length() - 4) + "）" : order);
        LocalDate bought = findings.date("purchase_date");
        common.put("purchase_month", bought == null ? "" : "%d年%d月".formatted(bought.getYear(), bought.getMonthValue()));
        common.put("payment_method", findings.has("payment_method") ? knowledge.vocabulary().name("payment_method", findings.text("payment_method")) : "");
        common.put("courier", findings.has("courier") ? knowledge.vocabulary().name("courier", findings.text("courier")) : "");
        common.put("today", Texts.day(findings.today()));
    }

    private void putCase() {
        Rules.Issue issue = knowledge.issues().get(findings.text("issue"));
        Rules.IssueWording wording = issue.instead().stream().filter(w -> findings.holds(w.when())).findFirst()
                .orElseGet(() -> new Rules.IssueWording(io.weiquan.dialog.Condition.ALWAYS, issue.fact(), issue.shortName(), argue(issue), issue.missing()));
        common.put("event", story.isEmpty() ? "" : "told");
        common.put("issue_fact", wording.fact());
        common.put("issue_short", wording.shortName());
        common.put("issue_missing", wording.missing());
        common.put("argue", wording.argue());
        boolean self = findings.has("signs", "SELF");
        common.put("self", self);
        common.put("where", self ? "自营" : WITHOUT_SHOPS.contains(findings.text("platform")) ? "上" : "一家店铺");
        common.put("street", findings.has("signs", "STREET"));
        common.put("shop_alone", findings.has("signs", "NO_KNOWN_PLATFORM") && !String.valueOf(common.get("shop_name")).isEmpty());
        common.put("scam", findings.has("signs", "SCAM_LIKE"));
        common.put("transfer", findings.text("payment_method").equals("TRANSFER"));
        common.put("shop_hidden", false);
        common.put("respondent_hidden", false);
        common.put("me", "我");
        common.put("counterpart", knowledge.phrases().counterpart());
        common.put("private", findings.has("signs", "PRIVATE"));
        common.put("money_gone", findings.has("signs", "MONEY_GONE"));
        common.put("not_paid", findings.has("signs", "NOT_PAID_YET"));
        String age = findings.text("user_age");
        common.put("user_age", age.isEmpty() ? "" : knowledge.vocabulary().name("user_age", age));
        common.put("sender", findings.has("signs", "SENDER"));
        common.put("child", findings.has("gates", "CHILD"));
        common.put("code_given", findings.has("gates", "SCAM_CODE"));
        common.put("money_only", findings.has("signs", "MONEY_ONLY"));
        common.put("case_or_blank", caseNo("C12315", "【请补充：登记编号】"));
        common.put("cca_case", caseNo("CCA", "【请补充：受理编号，没有可不填】"));
        common.put("ways", findings.furtherWays());
        String consequence = words.speech(findings.text("consequence")).replace('\n', '，').replaceAll("[。！!；;\\s]+$", "");
        common.put("consequence", consequence.isEmpty() ? "" : Texts.clip(consequence, 200) + "。");
        common.put("seller_reply", Texts.clip(words.quote(findings.text("seller_reply")), 200));
        common.put("progress", history.progress(findings));
        common.put("courier_reply", findings.contacts().stream().filter(c -> c.outcome().equals("COURIER_REFUSED") || c.channel().equals("COURIER_COMPLAINT")).findFirst()
                .map(this::courierReply).orElse(""));
        List<String> official = new TreeSet<>(findings.list("tried")).stream()
                .filter(c -> knowledge.channels().get(c).group().equals("OFFICIAL") && !c.equals("C12315_REPORT"))
                .map(this::officialStep).toList();
        common.put("official", official.isEmpty() ? "" : "曾" + String.join("、", official));
        common.put("both", findings.has("signs", "SELLER_TYPE_OPEN") ? knowledge.phrases().bothRespondents() : "");
        common.put("personal", findings.isTrue("personal_use"));
        common.put("not_personal", findings.has("personal_use") && !findings.isTrue("personal_use"));
        common.put("live", findings.has("scenes", "LIVE_COMMERCE"));
        List<String> held = findings.list("evidence").stream().map(e -> knowledge.vocabulary().name("evidence", e)).toList();
        common.put("evidence", held);
        common.put("evidence_inline", Texts.inline(held));
        common.put("evidence_sources", findings.list("evidence").stream().map(this::evidenceWithSource).toList());
    }

    private String caseNo(String channel, String blank) {
        return findings.contacts().stream().filter(c -> c.channel().equals(channel) && !c.caseNo().isEmpty()).findFirst()
                .map(c -> words.value(c.caseNo(), 40)).orElse(blank);
    }

    /** What the office was asked, and its answer where there is one. */
    private String officialStep(String channel) {
        return knowledge.channels().get(channel).did() + findings.contacts().stream().filter(c -> c.channel().equals(channel))
                .map(c -> knowledge.phrases().outcomes().get(c.outcome())).filter(java.util.Objects::nonNull).reduce((earlier, last) -> last)
                .map(told -> "（" + told.say() + "）").orElse("");
    }

    private String argue(Rules.Issue issue) {
        return findings.list("scenes").stream().map(s -> knowledge.scenes().get(s).argue())
                .filter(a -> !a.isEmpty() && SCENE_ARGUES.contains(issue.key())).findFirst().orElse(issue.argue());
    }

    private String evidenceWithSource(String key) {
        Rules.Evidence evidence = knowledge.evidence().get(key);
        return "%s（来源：%s）".formatted(evidence.name(), knowledge.phrases().strengths().get(evidence.strength()));
    }

    private String courierReply(Contact contact) {
        String day = contact.date().isEmpty() ? "" : Texts.day(contact.date()) + "，";
        if (!contact.said().isEmpty() || contact.outcome().equals("COURIER_REFUSED")) {
            return day + "快递企业答复：" + (contact.said().isEmpty() ? "【请补充：快递企业的答复】" : words.speech(contact.said()));
        }
        Rules.Told told = knowledge.phrases().outcomes().get(contact.outcome());
        return day + "已向快递企业投诉" + (told == null ? "" : "，" + told.say());
    }

    private void putAsks() {
        List<String> asked = demands.sentences();
        common.put("demands", ended(asked));
        common.put("demands_inline", Texts.inline(asked));
        common.put("demands_spoken", Texts.spoken(asked));
        common.put("demand_short", demands.shortNames());
        List<String> court = demands.courtSentences();
        common.put("court_demands", court.stream().map(d -> d + "；").toList());
        common.put("court_last", court.size() + 1);
        common.put("laws", argued().limit(5).map(c -> title(c) + "：" + c.point() + "。").toList());
        common.put("law_short", titles(argued().limit(2).map(ScriptWriter::title).toList()));
        common.put("report_laws", knowledge.issues().get(findings.text("issue")).report().stream().map(knowledge.statutes()::get)
                .filter(findings::mayCite).map(s -> s.title() + "：" + s.point() + "。").toList());
        List<String> disclosure = new ArrayList<>(knowledge.phrases().disclosure());
        if (findings.has("scenes", "LIVE_COMMERCE")) {
            disclosure.addAll(knowledge.phrases().disclosureLive());
        }
        List<String> titles = disclosure.stream().map(knowledge.statutes()::get)
                .filter(findings::mayCite).map(Statute::title).toList();
        common.put("law_disclosure", titles.isEmpty() ? "有关规定" : titles(titles));
        common.put("reply_by", Texts.day(knowledge.calendar().plusWorkingDays(findings.today(), 3)));
        common.put("reply_seller", Texts.day(findings.today().plusDays(7)));
        common.put("court", findings.has("signs", "PLACE_OF_SERVICE")
                ? "合同履行地（门店或者服务所在地）或被告住所地人民法院（另有有效约定的除外）" : findings.has("scenes", "VIRTUAL") ? "原告住所地或被告住所地人民法院（另有有效约定的除外）"
                : "收货地或被告住所地人民法院（另有有效约定的除外）");
    }

    /** What the claim rests on. Rules on the channel's own procedure stand on the list of laws, but argue nothing. */
    private java.util.stream.Stream<Citation> argued() {
        Set<String> procedure = java.util.stream.Stream.concat(knowledge.phrases().procedural().stream(),
                        knowledge.channels().get(findings.text("next")).citations().stream().filter(key -> PROCEDURE.contains(key.substring(0, key.indexOf('-')))))
                .map(knowledge.statutes()::get).filter(java.util.Objects::nonNull).map(s -> s.law() + s.article())
                .collect(java.util.stream.Collectors.toSet());
        return citations.stream().filter(c -> !procedure.contains(c.law() + c.article()));
    }

    private static String title(Citation citation) {
        String[] parts = citation.article().split("-");
        return "《%s》第%s条%s".formatted(citation.law().replace('《', '〈').replace('》', '〉'), parts[0], parts.length > 1 ? "之" + parts[1] : "");
    }

    /** 《A》第1条、第2条、《B》第3条: a law that was just named is not named again. */
    private static String titles(List<String> titles) {
        StringBuilder text = new StringBuilder();
        String named = "";
        for (String title : titles) {
            String law = title.substring(0, title.indexOf('》') + 1);
            text.append(text.isEmpty() ? "" : "、").append(law.equals(named) ? title.substring(law.length()) : title);
            named = law;
        }
        return text.toString();
    }

    private static List<String> ended(List<String> items) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            all.add(items.get(i) + (i + 1 < items.size() ? "；" : "。"));
        }
        return all;
    }
}
