package io.weiquan.advice;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import io.weiquan.advice.knowledge.Knowledge;
import io.weiquan.advice.knowledge.Rules;
import io.weiquan.source.DialogFiles;
import io.weiquan.source.Foreign;
import io.weiquan.source.Position;
import io.weiquan.source.Problems;
import io.weiquan.source.Sections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * The texts under {@code dialogs/scripts}, parsed once by a Qute engine of their own. Values are data: nothing a person typed is
 * ever read as a template. Files that begin with _ are parts of others.
 */
final class ScriptTemplates {

    private final Map<String, Template> templates = new HashMap<>();
    private final Map<String, Template> followUps = new HashMap<>();
    private final Engine engine = Engine.builder().addDefaults().strictRendering(true).removeStandaloneLines(false).build();

    ScriptTemplates(DialogFiles files, Knowledge knowledge, Problems problems) {
        List<String> paths = files.list("scripts", ".qute");
        paths.stream().filter(p -> p.contains("/_")).forEach(p -> parse(files, p, problems));
        paths.stream().filter(p -> !p.contains("/_")).forEach(p -> parse(files, p, problems));
        Position ladder = new Position(files.display("knowledge/ladder.yaml"), 1, 1);
        knowledge.followUps().values().forEach(list -> list.forEach(f -> parse(f.say(), f.say(), ladder, problems, followUps)));
        knowledge.demands().values().forEach(d -> {
            parse(d.say(), d.say(), ladder, problems, followUps);
            parse(d.court(), d.court(), ladder, problems, followUps);
            d.instead().forEach(w -> {
                parse(w.say(), w.say(), ladder, problems, followUps);
                parse(w.court(), w.court(), ladder, problems, followUps);
            });
        });
        knowledge.alsoReasons().forEach(a -> parse(a.say(), a.say(), ladder, problems, followUps));
    }

    String render(String file, Map<String, Object> data) {
        return templates.get(file).data(data).render();
    }

    boolean has(String file) {
        return templates.containsKey(file);
    }

    /** Renders a one-line text of a knowledge file; its names are plain values. */
    String line(String text, Map<String, Object> values) {
        return followUps.get(text).data(values).render();
    }

    private void parse(DialogFiles files, String path, Problems problems) {
        String id = path.substring(path.lastIndexOf('/') + 1, path.length() - ".qute".length());
        if (Sections.check(files.display(path), files.text(path), problems)) {
            parse(id, files.text(path).stripTrailing(), new Position(files.display(path), 1, 1), problems, templates);
        }
    }

    /** Where the mistake is: in the text itself or in a part it takes in, which stands beside it. */
    private static Position place(TemplateNode.Origin origin, String id, Position at) {
        if (origin == null || origin.getLine() < 1) {
            return at;
        }
        String part = origin.getTemplateId();
        String file = part == null || part.equals(id) ? at.file() : at.file().replaceFirst("[^/]+$", Matcher.quoteReplacement(part + ".qute"));
        return new Position(file, origin.getLine(), Math.max(1, origin.getLineCharacterStart()));
    }

    private void parse(String id, String text, Position at, Problems problems, Map<String, Template> into) {
        try {
            Template template = engine.parse(text, null, id);
            engine.putTemplate(id, template);
            into.put(id, template);
        } catch (TemplateException e) {
            problems.error(place(e.getOrigin(), id, at), Foreign.template(e.getMessage()));
        }
    }
}
