package io.weiquan.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML value that knows where it stands. Readers ask for the shape they need; a wrong shape is recorded as a problem and
 * answered with a harmless value, so that one load reports every mistake. An absent value is a node too ({@link #isPresent()}).
 */
public final class YamlNode {

    private static final int MOST_WORDS_LISTED = 12;
    private static final Pattern GLUED = Pattern.compile("([A-Za-z_]\\w*):\\S.*");

    private final Node node;
    private final Position at;
    private final Problems problems;
    /** The key it stands under; null for a whole file. */
    private final String name;

    private YamlNode(Node node, Position at, Problems problems, String name) {
        this.node = node;
        this.at = at;
        this.problems = problems;
        this.name = name;
    }

    /** The text is read in one piece: where a piece ends between the two halves of an emoji, the library's reader runs over its buffer. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder().setAllowDuplicateKeys(false).setMaxAliasesForCollections(50).setCodePointLimit(DialogFiles.MAX_FILE_BYTES)
                .setBufferSize(text.length() + 1).build();
    }

    static YamlNode parse(String file, String text, Problems problems) {
        Position start = new Position(file, 1, 1);
        try {
            LoadSettings settings = settings(text);
            Node root = new Composer(settings, new ShallowParser(settings, text)).getSingleNode().orElse(null);
            YamlNode whole = new YamlNode(root, start, problems, null);
            whole.refuseSlips(Collections.newSetFromMap(new IdentityHashMap<>()));
            return whole;
        } catch (MarkedYamlEngineException e) {
            Position stopped = e.getProblemMark().map(m -> position(file, m)).orElse(start);
            Position opened = "while parsing a flow sequence".equals(e.getContext()) || "while parsing a flow mapping".equals(e.getContext())
                    ? e.getContextMark().map(m -> position(file, m)).orElse(null) : null;
            YamlSlips.Slip slip = YamlSlips.find(text, stopped.line(), opened);
            Position where = slip.line() == 0 ? stopped : new Position(file, slip.line(), slip.column());
            problems.error(where, "not YAML: %s%s", Foreign.yaml(e.getProblem()), slip.hint());
        } catch (YamlEngineException e) {
            problems.error(start, "not YAML: %s", Foreign.yaml(String.valueOf(e.getMessage())));
        }
        return new YamlNode(null, start, problems, null);
    }

    /** Composing keeps both of two equal keys, and the second would silently win; and "name:转转" is no key to it, but a text. */
    private void refuseSlips(Set<Node> seen) {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (node instanceof MappingNode map) {
            Map<String, Position> first = new LinkedHashMap<>();
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    Position other = first.putIfAbsent(key.getValue(), position(key));
                    if (other != null) {
                        problems.error(position(key), "'%s' is defined twice, first in line %d", key.getValue(), other.line());
                    }
                    refuseGlued(key, tuple.getValueNode());
                }
                child(tuple.getValueNode(), name).refuseSlips(seen);
            }
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> child(item, name).refuseSlips(seen));
        }
    }

    /** A key that ran into its value: {@code {name:转转}} is a key without a value, and alone in the line below its owner it is a text. */
    private void refuseGlued(ScalarNode key, Node value) {
        boolean bare = value instanceof ScalarNode empty && empty.getTag().equals(Tag.NULL);
        Matcher glued = GLUED.matcher(key.getValue());
        if (bare && glued.matches()) {
            problems.error(position(key), "a blank is missing after '%s:'", glued.group(1));
        }
        Matcher text = value instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN ? GLUED.matcher(scalar.getValue()) : null;
        boolean below = position(value).line() > position(key).line();
        if (below && text != null && text.matches()) {
            problems.error(position(value), "a blank is missing after '%s:'", text.group(1));
        }
    }

    /** The same value, telling its problems to somebody else. */
    YamlNode telling(Problems others) {
        return new YamlNode(node, at, others, name);
    }

    public Position at() {
        return at;
    }

    public boolean isPresent() {
        return node != null && !(node instanceof ScalarNode s && s.getTag().equals(Tag.NULL));
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isScalar() {
        return isPresent() && node instanceof ScalarNode;
    }

    /** The value under {@code key}; absent when there is none or this is not a map. */
    public YamlNode get(String key) {
        return Optional.ofNullable(fields().get(key)).orElseGet(() -> new YamlNode(null, at, problems, key));
    }

    /** As {@link #get}, but an absent value is a problem. */
    public YamlNode need(String key) {
        YamlNode value = get(key);
        if (!value.isPresent()) {
            error("'%s' is missing here", key);
        }
        return value;
    }

    /** Keys and values of a map, in file order; empty when absent. */
    public Map<String, YamlNode> fields() {
        Map<String, YamlNode> fields = new LinkedHashMap<>();
        if (!isPresent()) {
            return fields;
        }
        if (!(node instanceof MappingNode map)) {
            return fields;
        }
        for (NodeTuple tuple : map.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                fields.put(key.getValue(), child(tuple.getValueNode(), key.getValue()));
            }
        }
        return fields;
    }

    /** Where the key itself stands, for problems about the key. */
    public Position keyAt(String key) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key)) {
                    return position(tuple.getKeyNode());
                }
            }
        }
        return at;
    }

    /** Records a problem for every key of this map that is not allowed. */
    public YamlNode only(Collection<String> allowed) {
        if (isPresent() && !isMap()) {
            error("%s must be a map of %s", called(), allowed);
        }
        for (String key : fields().keySet()) {
            if (!allowed.contains(key)) {
                problems.error(keyAt(key), "unknown key '%s'%s; allowed: %s", key, Problems.didYouMean(key, allowed), sorted(allowed));
            }
        }
        return this;
    }

    public YamlNode only(String... allowed) {
        return only(List.of(allowed));
    }

    /** The items of a list; a single value counts as a list of one; empty when absent. */
    public List<YamlNode> items() {
        if (!isPresent()) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            return List.of(this);
        }
        List<YamlNode> items = new ArrayList<>();
        for (Node item : list.getValue()) {
            items.add(child(item, name));
        }
        return items;
    }

    public <T> List<T> items(Function<YamlNode, T> reader) {
        return items().stream().map(reader).toList();
    }

    /** The text of a scalar, or "" with a problem when there is none. */
    public String text() {
        if (node instanceof ScalarNode scalar && isPresent()) {
            return scalar.getValue();
        }
        error(isPresent() ? "%s must be a text" : "'%s' is missing here", called());
        return "";
    }

    public String text(String fallback) {
        return isPresent() ? text() : fallback;
    }

    public List<String> texts() {
        return items(YamlNode::text);
    }

    public int number(int fallback) {
        if (!isPresent()) {
            return fallback;
        }
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            error("%s must be a whole number, not '%s'", called(), text());
            return fallback;
        }
    }

    public BigDecimal decimal(BigDecimal fallback) {
        if (!isPresent()) {
            return fallback;
        }
        try {
            return new BigDecimal(text());
        } catch (NumberFormatException e) {
            error("%s must be a number, not '%s'", called(), text());
            return fallback;
        }
    }

    public boolean flag(boolean fallback) {
        if (!isPresent()) {
            return fallback;
        }
        String text = text();
        if (!text.equals("true") && !text.equals("false")) {
            error("%s must be true or false, not '%s'", called(), text);
        }
        return text.equals("true");
    }

    /** A word out of a closed set; anything else is a problem with a suggestion. */
    public String oneOf(Set<String> words) {
        String word = text();
        if (!word.isEmpty() && !words.contains(word)) {
            Remark near = Problems.didYouMean(word, words);
            error("unknown %s '%s'%s", called(), word, near == Remark.NONE && words.size() <= MOST_WORDS_LISTED ? Remark.of("; one of %s", sorted(words)) : near);
        }
        return word;
    }

    /** @param format as for {@link Remark#of}: a literal that has a Chinese form */
    public void error(String format, Object... args) {
        error(Remark.of(format, args));
    }

    public void error(Remark remark) {
        problems.error(at, remark);
    }

    private Object called() {
        return name == null ? Remark.of("the file") : name;
    }

    public Problems problems() {
        return problems;
    }

    private YamlNode child(Node value, String childName) {
        return new YamlNode(value, position(value), problems, childName);
    }

    private Position position(Node value) {
        return value.getStartMark().map(m -> position(at.file(), m)).orElse(at);
    }

    private static Position position(String file, Mark mark) {
        return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static List<String> sorted(Collection<String> words) {
        return words.stream().sorted().toList();
    }
}
