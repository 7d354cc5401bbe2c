package io.weiquan.advice;

import io.weiquan.advice.ComplaintPackage.Script;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Platform;
import io.weiquan.advice.knowledge.Statute;
import io.weiquan.source.Remark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last look at a package: wrong numbers, articles nobody reviewed, phrases that promise or threaten, scripts over their limit,
 * personal data in public texts. Finds; does not repair.
 */
public final class OutputGuard {

    private static final Pattern PHONE = Pattern.compile("(?<![\\d.\\-A-Za-z])(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}|[48]00-?\\d{3}-?\\d{4}|95\\d{2,3}-?\\d{4}|9\\d{4,5}|12[13]\\d{2}|110|120)(?![\\d\\-A-Za-z.%元年])");
    private static final Pattern ARTICLE = Pattern.compile("《([^》]+)》第([0-9一二三四五六七八九十百]+)条(之[一二三四五六七八九十\\d]+)?");
    private static final Pattern LONE_ARTICLE = Pattern.compile("(?<!》)(?<!、)第\\s*[0-9一二三四五六七八九十百]+\\s*条");
    private static final Pattern BROKEN = Pattern.compile("null|NOT_FOUND|\\{(v|need|have|d|h|l|e)[.}_]|Optional\\[");
    private static final Pattern SOURCE_LINK = Pattern.compile("https?://\\S+");

    private final Knowledge knowledge;
    private final Set<String> numbers = new HashSet<>();
    private final Set<String> articles = new HashSet<>();

    public OutputGuard(Knowledge knowledge) {
        this.knowledge = knowledge;
        numbers.addAll(knowledge.hotlines().keySet());
        for (Platform platform : knowledge.platforms().values()) {
            platform.hotlines().values().forEach(line -> numbers.add(line.value()));
        }
        knowledge.statutes().values().stream().map(Statute::title).forEach(articles::add);
    }

    /**
     * @param own      everything the person typed: their own numbers may stand in their own letters
     * @param canaries personal values that no masked script may hold
     * @return one sentence for each finding; empty when the package may go out
     */
    public List<String> check(ComplaintPackage p, String own, List<String> canaries) {
        List<String> findings = new ArrayList<>();
        for (String text : fixedTexts(p)) {
            checkText(text, own, findings);
        }
        for (Script script : p.scripts()) {
            checkText(script.text(), own, findings);
            checkScript(script, canaries, findings);
        }
        return findings;
    }

    /** What an author's own sentence must not hold, wherever it is said. Empty when it may be said. */
    List<Remark> checkAuthored(String text) {
        return claims(text, "");
    }

    /** The phrases a letter must not hold, as they were found. */
    List<String> banned(String text) {
        return knowledge.guards().banned().stream().map(b -> b.matcher(text)).filter(Matcher::find).map(Matcher::group).toList();
    }

    private void checkText(String text, String own, List<String> findings) {
        claims(text, own).forEach(claim -> findings.add(claim.english()));
        if (BROKEN.matcher(text).find() && !BROKEN.matcher(own).find()) {
            findings.add("broken text: " + text);
        }
    }

    private List<Remark> claims(String text, String own) {
        List<Remark> findings = new ArrayList<>();
        knowledge.guards().deny().stream().filter(text::contains).forEach(d -> findings.add(Remark.of("denied: %s in %s", d, text)));
        String withoutLinks = SOURCE_LINK.matcher(text).replaceAll(" ");
        Matcher phone = PHONE.matcher(withoutLinks);
        while (phone.find()) {
            if (!numbers.contains(phone.group(1)) && !own.contains(phone.group(1))) {
                findings.add(Remark.of("unlisted number: %s in %s", phone.group(1), text));
            }
        }
        Matcher article = ARTICLE.matcher(text);
        while (article.find()) {
            if (!articles.contains(article.group())) {
                findings.add(Remark.of("unknown article: %s in %s", article.group(), text));
            }
        }
        if (LONE_ARTICLE.matcher(text).find()) {
            findings.add(Remark.of("article without law in %s", text));
        }
        return findings;
    }

    private void checkScript(Script script, List<String> canaries, List<String> findings) {
        banned(script.text()).forEach(b -> findings.add("banned " + b + " in " + script.channel() + ": " + script.text()));
        if (script.length() != script.text().codePointCount(0, script.text().length())) {
            findings.add("wrong length in " + script.channel());
        }
        if (script.limit() != null && script.length() > script.limit()) {
            findings.add("%s has %d of %d characters".formatted(script.channel(), script.length(), script.limit()));
        }
        if (!script.text().contains(knowledge.phrases().disclaimer())) {
            findings.add("no disclaimer in " + script.channel());
        }
        if (script.masked()) {
            String bare = bare(script.text());
            canaries.stream().filter(c -> bare.contains(bare(c))).forEach(c -> findings.add("'" + c + "' leaks in " + script.channel() + ": " + script.text()));
        }
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\\-_]", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static List<String> fixedTexts(ComplaintPackage p) {
        List<String> texts = new ArrayList<>(p.warnings());
        texts.addAll(p.tips());
        p.gates().forEach(g -> texts.add(g.text()));
        texts.addAll(p.recommendation().reasons());
        texts.addAll(p.recommendation().steps());
        texts.add(p.recommendation().respondent().name());
        texts.add(p.recommendation().respondent().howToFind());
        p.recommendation().jurisdiction().forEach(a -> texts.add(a.authority() + a.why()));
        p.recommendation().alternatives().forEach(a -> texts.add(a.why() + a.whenInstead()));
        p.recommendation().notNow().forEach(n -> texts.add(n.why()));
        p.ladder().forEach(s -> texts.add(s.trigger()));
        p.evidence().forEach(e -> texts.add(e.how()));
        p.deadlines().forEach(d -> texts.add(d.name() + "，" + d.basis() + "，" + d.warning()));
        p.facts().forEach(f -> texts.add(f.text()));
        p.followUp().forEach(f -> texts.add(f.act() + "，" + f.say()));
        return texts;
    }
}
