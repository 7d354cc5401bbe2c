package io.weiquan.transcript;

import io.weiquan.source.Problems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The names that a transcript may use. One that nothing is called by would be right for ever where something must not be
 * ({@code ! id}, {@code = slot=}), and where something must be it would be blamed on the dialog.
 *
 * @param slots    keys and titles
 * @param replies  ids of what the bot can say
 * @param channels keys of the letters' channels
 * @param gates    ids of gates
 */
public record Spelling(Set<String> slots, Set<String> replies, Set<String> channels, Set<String> gates) {

    /** Of each line with a name that nothing is called by: {@code file:line  what}, in Chinese; empty when all are known. */
    public List<String> wrong(Transcript transcript) {
        List<String> wrong = new ArrayList<>();
        for (Transcript.Line line : transcript.lines()) {
            String told = wrong(line);
            if (told != null) {
                wrong.add("%s%s%n    这一行：%s".formatted(place(transcript, line), told, line.raw().strip()));
            }
        }
        return wrong;
    }

    /** The failures of a replay without those in lines that are told here already, behind these. */
    public List<String> with(Transcript transcript, List<String> failures) {
        List<String> all = wrong(transcript);
        List<String> places = transcript.lines().stream().filter(l -> wrong(l) != null).map(l -> place(transcript, l)).toList();
        failures.stream().filter(f -> places.stream().noneMatch(f::startsWith)).forEach(all::add);
        return all;
    }

    private static String place(Transcript transcript, Transcript.Line line) {
        return "%s:%d  ".formatted(transcript.file(), line.number());
    }

    private String wrong(Transcript.Line line) {
        String first = line.rest().split("\\s+", 2)[0];
        return switch (line.kind()) {
            case SLOTS, FORM -> keys(line.rest()).stream().map(key -> known(key, slots, "这一项")).filter(told -> told != null).findFirst().orElse(null);
            case EXPECTS -> first.equals("-") ? null : known(first, slots, "这一项");
            case REPLY, MAY_REPLY, NOT_REPLY -> known(first, replies, "这句回复");
            case PICK -> first.contains("=") ? known(first.substring(0, first.indexOf('=')), slots, "这一项") : null;
            case PACKAGE -> Transcript.pairs(line.rest()).stream().map(this::inPackage).filter(told -> told != null).findFirst().orElse(null);
            default -> null;
        };
    }

    private static List<String> keys(String rest) {
        return Transcript.pairs(rest).stream().map(pair -> pair.getKey().replace("~", "")).toList();
    }

    private String inPackage(Map.Entry<String, String> pair) {
        String key = pair.getKey().replaceAll("^!|~$", "");
        if (key.startsWith("script.")) {
            return known(key.substring("script.".length()), channels, "这个渠道");
        }
        return switch (key) {
            case "channel" -> known(pair.getValue(), channels, "这个渠道");
            case "gate" -> known(pair.getValue(), gates, "这个关口");
            default -> null;
        };
    }

    private static String known(String name, Collection<String> names, String what) {
        return name.isEmpty() || names.contains(name) ? null : "没有“%s”%s%s".formatted(name, what, Problems.didYouMean(name, names).chinese());
    }
}
