package io.weiquan.advice;

import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Names;
import io.weiquan.advice.knowledge.Rules;
import io.weiquan.advice.knowledge.Statute;
import io.weiquan.dialog.Condition;
import io.weiquan.dialog.SlotValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A case made ready for the rules: every slot of its declared type or gone, then what follows from them — channels tried, outcomes,
 * dates, signs. One object for one composition; not shared between threads.
 */
final class Findings {

    private static final Set<String> SELLER_CHANNELS = Set.of("SELLER_NEGOTIATION", "ORDER_AFTERSALE", "ONLINE_SERVICE", "PLATFORM_HOTLINE",
            "PLATFORM_EMAIL", "WECHAT_OA", "WECHAT_SERVICE", "DEMAND_LETTER", "PLATFORM_ARBITRATION");

    private final Knowledge knowledge;
    private final Map<String, SlotValue> facts = new HashMap<>();
    /** The lists among the facts, as the many readers of them want them. */
    private final Map<String, List<String>> lists = new HashMap<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final Set<String> outcomes = new LinkedHashSet<>();
    private final Map<String, String> own = new HashMap<>();
    private final String words;
    private final Ink ink;
    private final boolean silent;
    private boolean takenOver;
    private final LocalDate today;

    Findings(Case c, Knowledge knowledge) {
        this.knowledge = knowledge;
        this.today = c.today();
        c.slots().forEach(this::take);
        put("today", today.toString());
        takeIssues();
        takeSellerType();
        takeContacts(c.slots().get("tried_channels"));
        this.words = String.join("\n", text("event"), text("consequence"), text("seller_reply"),
                String.join("\n", contacts.stream().map(Contact::said).toList()));
        this.ink = Ink.of(words);
        this.silent = words.isBlank();
        // what the person said, or the slots alone, close a gate before anything is concluded: signs may depend on it
        knowledge.gates().stream().filter(gate -> holds(gate.when()) || saysAny(gate.cues())).forEach(gate -> append("gates", gate.id()));
        knowledge.issues().values().stream().filter(issue -> holds(issue.takesOver())).findFirst().ifPresent(this::takeOver);
        knowledge.signs().forEach(this::conclude);
    }

    /** Where this is the matter, nothing else that was said of the goods is: a fraud is no complaint about quality. */
    private void takeOver(Rules.Issue issue) {
        takenOver = true;
        put("issue", issue.key());
        put("issues", List.of(issue.key()));
        put("demand", issue.ask());
    }

    /** Keeps a slot whose value has the declared type; a status without a value is kept for {@code status(x)}. */
    private void take(String key, SlotValue slot) {
        if (!slot.hasValue()) {
            facts.put(key, slot);
            return;
        }
        Object value = slot.value();
        if (Names.DATES.contains(key)) {
            put(key, date(value));
        } else if (Names.NUMBERS.contains(key)) {
            put(key, number(value));
        } else if (Names.KEYS.containsKey(key)) {
            String kind = Names.KEYS.get(key);
            put(key, value instanceof String k && knowledge.vocabulary().has(kind, k) ? k : null);
        } else if (Names.KEY_LISTS.containsKey(key)) {
            put(key, keys(Names.KEY_LISTS.get(key), value));
        } else if (key.equals("personal_use")) {
            put(key, value instanceof Boolean ? value : null);
        } else if (Names.TEXTS.contains(key)) {
            put(key, joined(value));
        } else if (value instanceof String text) {
            own.put(key, knowledge.vocabulary().has(key, text) ? knowledge.vocabulary().name(key, text) : text);
        }
    }

    /** Answers to questions an author added: texts, and names of keys whose kind is called like the slot. For scripts, not for conditions. */
    Map<String, String> own() {
        return own;
    }

    private void takeIssues() {
        List<String> issues = new ArrayList<>(list("issues").stream().map(this::fitting).distinct().toList());
        String issue = fitting(text("issue"));
        if (!issue.isEmpty()) {
            put("issue", issue);
        }
        if (issue.isEmpty()) {
            issue = issues.isEmpty() ? "OTHER" : issues.get(0);
            put("issue", issue);
        }
        issues.remove(issue);
        issues.add(0, issue);
        put("issues", issues);
        if (list("demand").isEmpty()) {
            put("demand", knowledge.issues().get(issue).ask());
        }
    }

    /** An issue that goods of this kind cannot have is another one. */
    private String fitting(String issue) {
        Rules.Issue rule = knowledge.issues().get(issue);
        return rule != null && holds(rule.unless()) ? rule.becomes() : issue;
    }

    /** Where only third parties sell there is nothing to ask. */
    private void takeSellerType() {
        var platform = knowledge.platforms().get(text("platform"));
        boolean open = text("seller_type").isEmpty() || text("seller_type").equals("UNKNOWN");
        if (open && platform != null && !platform.seller().equals("UNKNOWN")) {
            put("seller_type", platform.seller());
        }
    }

    private void takeContacts(SlotValue tried) {
        if (tried != null && tried.value() instanceof List<?> entries) {
            entries.stream().filter(Map.class::isInstance).limit(20).forEach(entry -> contacts.add(dated(Contact.of((Map<?, ?>) entry))));
        }
        // a day of it says that it happened
        happened("seller_refused", has("scenes", "SENT_BY_ME") ? "COURIER_COMPLAINT" : "SELLER_NEGOTIATION", has("scenes", "SENT_BY_ME") ? "COURIER_REFUSED" : "SELLER_REFUSED");
        happened("accepted_12315", "C12315", "ACCEPTED_BY_12315");
        happened("mediation_ended", "C12315", "MEDIATION_ENDED");
        if (has("filed_12315") && contacts.stream().noneMatch(c -> isFiling(c) && !c.date().isEmpty())) {
            contacts.add(new Contact("C12315", "", text("filed_12315"), "", "", "", "", ""));
        }
        if (has("told_courier") && contacts.stream().noneMatch(c -> c.channel().equals("COURIER_COMPLAINT") || c.outcome().equals("COURIER_REFUSED"))) {
            contacts.add(new Contact("COURIER_COMPLAINT", "", text("told_courier"), "", "", "", "", ""));
        }
        if (has("told_seller") && contacts.stream().noneMatch(c -> SELLER_CHANNELS.contains(c.channel()) || c.outcome().startsWith("SELLER_"))) {
            contacts.add(new Contact("SELLER_NEGOTIATION", "", text("told_seller"), "", "", "", "", ""));
        }
        Set<String> channels = new LinkedHashSet<>();
        for (Contact contact : contacts) {
            if (knowledge.vocabulary().has("channel", contact.channel())) {
                channels.add(contact.channel());
            }
            if (knowledge.vocabulary().has("outcome", contact.outcome())) {
                outcomes.add(contact.outcome());
            }
        }
        // "12315 不受理" alone says that 12315 was tried
        if (outcomes.contains("REFUSED_BY_12315") || outcomes.contains("ACCEPTED_BY_12315") || outcomes.contains("MEDIATION_ENDED")) {
            channels.add("C12315");
        }
        put("tried", List.copyOf(channels));
        put("outcomes", List.copyOf(outcomes));
        earliest("told_seller", contact -> SELLER_CHANNELS.contains(contact.channel()) || contact.outcome().startsWith("SELLER_"));
        earliest("seller_refused", contact -> contact.outcome().equals("SELLER_REFUSED"));
        earliest("told_courier", contact -> contact.outcome().equals("COURIER_REFUSED") || contact.channel().equals("COURIER_COMPLAINT"));
        earliest("told_wechat", contact -> contact.channel().equals("WECHAT_SERVICE"));
        earliest("filed_12315", Findings::isFiling);
        earliest("accepted_12315", contact -> contact.outcome().equals("ACCEPTED_BY_12315"));
        earliest("mediation_ended", contact -> contact.outcome().equals("MEDIATION_ENDED"));
        earliest("filed_report", contact -> contact.channel().equals("C12315_REPORT"));
        earliest("filed_court", contact -> contact.channel().equals("COURT"));
    }

    private void happened(String day, String channel, String outcome) {
        if (has(day) && contacts.stream().noneMatch(c -> c.outcome().equals(outcome))) {
            contacts.add(new Contact(channel, outcome, text(day), "", "", "", "", ""));
        }
    }

    /** Handed in to 12315, and nothing said of what came of it. */
    private static boolean isFiling(Contact contact) {
        return contact.channel().equals("C12315") && !contact.outcome().endsWith("_12315") && !contact.outcome().equals("MEDIATION_ENDED");
    }

    /** With the day that was told of just this, where the entry has none. */
    private Contact dated(Contact told) {
        // of one's own parcel there is no seller: whoever was spoken to is the courier
        boolean courier = has("scenes", "SENT_BY_ME") && told.channel().equals("SELLER_NEGOTIATION");
        Contact contact = courier ? told.as("COURIER_COMPLAINT", told.outcome().equals("SELLER_REFUSED") ? "COURIER_REFUSED" : told.outcome()) : told;
        String day = switch (contact.outcome()) {
            case "SELLER_REFUSED" -> "seller_refused";
            case "COURIER_REFUSED" -> "told_courier";
            case "ACCEPTED_BY_12315" -> "accepted_12315";
            case "MEDIATION_ENDED" -> "mediation_ended";
            case "" -> contact.channel().equals("COURIER_COMPLAINT") ? "told_courier" : isFiling(contact) ? "filed_12315" : SELLER_CHANNELS.contains(contact.channel()) ? "told_seller" : "";
            default -> contact.outcome().startsWith("SELLER_") ? "told_seller" : isFiling(contact) ? "filed_12315" : "";
        };
        return contact.date().isEmpty() && has(day) ? contact.on(text(day)) : contact;
    }

    /** Keeps an earlier day that was told by itself. */
    private void earliest(String name, java.util.function.Predicate<Contact> which) {
        String earliest = text(name);
        for (Contact contact : contacts) {
            boolean earlier = earliest.isEmpty() || contact.date().compareTo(earliest) < 0;
            if (!contact.date().isEmpty() && earlier && which.test(contact)) {
                earliest = contact.date();
            }
        }
        if (!earliest.isEmpty()) {
            put(name, earliest);
        }
    }

    private void conclude(Rules.Sign sign) {
        if (holds(sign.when()) || saysAny(sign.cues())) {
            append("signs", sign.key());
        }
    }

    boolean saysAny(List<String> cues) {
        if (!silent) {
            for (String cue : cues) {
                if (ink.mayContain(cue) && words.contains(cue)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The sums that the person's own words tell after one of these patterns (group 1 the number, group 2 多 and the like), added up; "" for none. */
    String told(List<Pattern> patterns) {
        BigDecimal sum = BigDecimal.ZERO;
        boolean about = false;
        for (Pattern pattern : patterns) {
            for (Matcher at = pattern.matcher(words); at.find();) {
                sum = sum.add(new BigDecimal(at.group(1)));
                about |= at.group(2) != null;
            }
        }
        return sum.signum() == 0 ? "" : Texts.number(sum) + (about ? "多" : "");
    }

    boolean holds(Condition condition) {
        return condition.holds(facts);
    }

    void append(String listName, String key) {
        List<String> now = list(listName);
        if (!now.contains(key)) {
            List<String> longer = new ArrayList<>(now.size() + 1);
            longer.addAll(now);
            longer.add(key);
            put(listName, longer);
        }
    }

    /** Null takes the fact away. */
    void put(String key, Object value) {
        if (value == null) {
            facts.remove(key);
            lists.remove(key);
            return;
        }
        SlotValue slot = SlotValue.of(value, SlotValue.Source.DERIVED);
        facts.put(key, slot);
        if (slot.value() instanceof List<?> list) {
            List<String> texts = new ArrayList<>(list.size());
            list.forEach(item -> texts.add(item.toString()));
            lists.put(key, Collections.unmodifiableList(texts));
        }
    }

    /** What the person may lawfully announce as the next steps. */
    String furtherWays() {
        return String.join("、", knowledge.phrases().ways().stream().filter(way -> holds(way.when())).map(Rules.Advice::text).toList());
    }

    /** In force today, looked at within its time, and made for a purchase of this kind. */
    boolean mayCite(Statute statute) {
        return statute.isInForce(today) && statute.from().isPrintable(today) && !(statute.consumersOnly() && has("signs", "NOT_CONSUMER"))
                && !(statute.onlineOnly() && has("signs", "STREET")) && holds(statute.when());
    }

    /** True when one issue is the whole matter, whatever else was said. */
    boolean isTakenOver() {
        return takenOver;
    }

    LocalDate today() {
        return today;
    }

    List<Contact> contacts() {
        return contacts;
    }

    boolean has(String key) {
        SlotValue slot = facts.get(key);
        return slot != null && slot.hasValue();
    }

    boolean isTrue(String key) {
        SlotValue slot = facts.get(key);
        return slot != null && Boolean.TRUE.equals(slot.value());
    }

    /** The text or key, or "". */
    String text(String key) {
        SlotValue slot = facts.get(key);
        return slot != null && slot.value() instanceof String text ? text : "";
    }

    BigDecimal number(String key) {
        SlotValue slot = facts.get(key);
        return slot != null && slot.value() instanceof BigDecimal number ? number : null;
    }

    /** The sum as a letter says it, exact only if it was told so: 98.5元, 约6000元, 5000多元, 8万多元; "" while it is not known. */
    String sum(String key) {
        if (!has(key)) {
            return "";
        }
        String about = text(key + "_about");
        String number = Texts.number(number(key));
        if (!about.isEmpty() && number.matches("[1-9]\\d*0000")) {
            // 80000多 would be little more than 80000; 8万多 is anything below nine
            number = number.substring(0, number.length() - 4) + "万";
        }
        return about.isEmpty() ? number + "元" : about.matches(".*[多余来].*") ? number + "多元" : "约" + number + "元";
    }

    LocalDate date(String key) {
        return has(key) ? LocalDate.parse(text(key)) : null;
    }

    List<String> list(String key) {
        return lists.getOrDefault(key, List.of());
    }

    boolean saysNone(String key) {
        SlotValue slot = facts.get(key);
        return slot != null && slot.status() == SlotValue.Status.NONE;
    }

    boolean has(String listName, String key) {
        return list(listName).contains(key);
    }

    private List<String> keys(String kind, Object value) {
        Collection<?> all = value instanceof Collection<?> c ? c : List.of(value);
        return all.stream().filter(String.class::isInstance).map(String.class::cast)
                .filter(k -> knowledge.vocabulary().has(kind, k)).distinct().toList();
    }

    private static String date(Object value) {
        try {
            return value instanceof String text ? LocalDate.parse(text).toString() : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static BigDecimal number(Object value) {
        try {
            BigDecimal number = value instanceof BigDecimal n ? n
                    : value instanceof Number || value instanceof String ? new BigDecimal(value.toString().strip()) : null;
            return number == null || number.signum() < 0 || number.precision() - number.scale() > 12 || number.scale() > 12 ? null : number;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String joined(Object value) {
        if (value instanceof Collection<?> list) {
            String text = String.join("、", list.stream().filter(java.util.Objects::nonNull).map(Object::toString).toList());
            return text.isBlank() ? null : text;
        }
        return value.toString().isBlank() ? null : value.toString();
    }
}
