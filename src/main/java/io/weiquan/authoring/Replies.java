package io.weiquan.authoring;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.weiquan.source.Foreign;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every sentence the bot says, by reply id, as compiled templates. What a person typed is only ever data in them.
 * Immutable and thread-safe.
 */
public final class Replies {

    /** Names besides the slots that a reply may use: {@code {slot.title} {slot.display} {value} {channel} {reason} {due} {summary} {left} {returnCode}}. */
    private static final Set<String> EXTRA = Set.of("slot", "value", "channel", "reason", "due", "hotline", "summary", "left", "returnCode", "bot", "changed");
    /** A bubble longer than this is a wall of text. */
    private static final int LONGEST_BUBBLE = 150;

    /** A text as written, and where. */
    record Text(String text, Position at) {
    }

    /** A text with nothing to fill in is rendered once; {@code constant} is null for the others. */
    private record Variant(Template template, String constant) {
        static Variant of(Template template) {
            return new Variant(template, template.getExpressions().isEmpty() ? template.render() : null);
        }
    }

    private final Map<String, List<Variant>> templates;

    private Replies(Map<String, List<Variant>> templates) {
        this.templates = templates;
    }

    static Replies compile(Map<String, List<Text>> texts, Set<String> slots, Problems problems) {
        Engine qute = Engine.builder().addDefaults().strictRendering(true).build();
        Set<String> names = new TreeSet<>(slots);
        names.addAll(EXTRA);
        Map<String, List<Variant>> compiled = new HashMap<>();
        texts.forEach((id, variants) -> {
            List<Variant> all = new ArrayList<>();
            for (Text variant : variants) {
                if (variant.text().length() > LONGEST_BUBBLE) {
                    problems.error(variant.at(), "reply '%s' is %d characters long; a bubble holds %d", id, variant.text().length(), LONGEST_BUBBLE);
                }
                try {
                    Template template = qute.parse(variant.text());
                    for (Expression used : template.getExpressions()) {
                        String name = used.getParts().get(0).getName();
                        if (!used.isLiteral() && !used.hasNamespace() && !names.contains(name)) {
                            problems.error(variant.at(), "reply '%s' uses '{%s}', which is no slot%s", id, name, Problems.didYouMean(name, names));
                        }
                    }
                    all.add(Variant.of(template));
                } catch (TemplateException e) {
                    problems.error(variant.at(), "reply '%s': %s", id, Foreign.template(e.getMessage()));
                }
            }
            compiled.put(id, List.copyOf(all));
        });
        return new Replies(Map.copyOf(compiled));
    }

    public Set<String> ids() {
        return templates.keySet();
    }

    public boolean has(String id) {
        return templates.containsKey(id);
    }

    /**
     * @param variant counts how often this reply was said before: variants alternate
     * @param data    values by name; every slot must be there, "" when it holds nothing
     */
    public String text(String id, int variant, Map<String, Object> data) {
        List<Variant> variants = templates.get(id);
        if (variants == null || variants.isEmpty()) {
            throw new IllegalArgumentException("no reply " + id);
        }
        Variant chosen = variants.get(Math.floorMod(variant, variants.size()));
        return chosen.constant() != null ? chosen.constant() : chosen.template().data(data).render();
    }
}
