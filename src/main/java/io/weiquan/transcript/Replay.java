package io.weiquan.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import io.weiquan.conversation.Inbound;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Plays a transcript against a party and says, line by line, what was not as written. */
public final class Replay {

    /** A pause at least this long is a coming back. */
    private static final Duration AWAY = Duration.ofHours(12);

    private final Transcript transcript;
    private final Party party;
    private final List<String> failures = new ArrayList<>();
    private final List<String> rewritten = new ArrayList<>();
    private final Checks checks;
    private Instant now;
    private int sent;
    private List<JsonNode> heard = List.of();
    private boolean replyLinesWritten;

    private Replay(Transcript transcript, Party party) {
        this.transcript = transcript;
        this.party = party;
        this.checks = new Checks();
        this.now = transcript.now();
    }

    /**
     * @param failures  {@code file:line  what was expected and what came}, in Chinese, empty when all is as written
     * @param rewritten the transcript with the replies as they came, wherever it states replies
     * @param questions how many questions the bot had put when the first package came, or -1 when none came
     */
    public record Outcome(List<String> failures, String rewritten, int questions) {
    }

    public static Outcome of(Transcript transcript, Party party) throws IOException {
        return new Replay(transcript, party).run();
    }

    private Outcome run() throws IOException {
        hear(party.start(transcript.channel(), now));
        List<Transcript.Line> block = new ArrayList<>();
        for (Transcript.Line line : transcript.lines()) {
            switch (line.kind()) {
                case SAY, PICK, FORM, CLOCK -> {
                    check(block);
                    block.clear();
                    rewritten.add(line.raw());
                    act(line);
                }
                default -> block.add(line);
            }
        }
        check(block);
        return new Outcome(failures, String.join("\n", rewritten), checks.questionsAtPackage);
    }

    private void act(Transcript.Line line) throws IOException {
        String id = "t" + ++sent;
        switch (line.kind()) {
            case SAY -> hear(party.send(new Inbound.Said(id, line.rest()), now));
            case PICK -> hear(party.send(new Inbound.Chose(id, line.rest()), now));
            case FORM -> hear(party.send(new Inbound.Filled(id, form(line.rest())), now));
            default -> {
                Instant before = now;
                now = Transcript.moved(now, line.rest());
                Duration pause = Duration.between(before, now);
                hear(pause.compareTo(AWAY) >= 0 ? party.comeBack(now) : pause.compareTo(party.patience()) >= 0 ? party.silent(now) : List.of());
            }
        }
    }

    private static Map<String, Object> form(String rest) {
        Map<String, Object> slots = new LinkedHashMap<>();
        for (Map.Entry<String, String> pair : Transcript.pairs(rest)) {
            String value = pair.getValue();
            slots.put(pair.getKey(), value.equals("null") ? null : value.matches("-?\\d+(\\.\\d+)?") && !pair.getKey().endsWith("_no")
                    && !pair.getKey().endsWith("phone") ? new BigDecimal(value)
                    : value.equals("true") || value.equals("false") ? Boolean.valueOf(value)
                    : value.contains(",") && value.equals(value.toUpperCase(java.util.Locale.ROOT)) ? List.of(value.split(",")) : value);
        }
        return slots;
    }

    private void hear(List<JsonNode> replies) {
        heard = replies;
        replies.forEach(checks::hear);
        replyLinesWritten = false;
    }

    private void check(List<Transcript.Line> block) {
        List<Checks.Said> said = Checks.said(heard);
        List<Transcript.Line> wanted = block.stream()
                .filter(l -> l.kind() == Transcript.Kind.REPLY || l.kind() == Transcript.Kind.MAY_REPLY).toList();
        if (wanted.stream().anyMatch(l -> l.kind() == Transcript.Kind.REPLY)) {
            replies(wanted, said);
        }
        for (Transcript.Line line : block) {
            rewrite(line, said, wanted);
            String wrong = switch (line.kind()) {
                case SLOTS -> checks.slots(line.rest());
                case NOT_REPLY -> said.stream().anyMatch(s -> s.id().equals(line.rest())) ? "不该说 %s，说了".formatted(line.rest()) : null;
                case EXPECTS -> checks.expects(line.rest());
                case PACKAGE -> checks.inPackage(line.rest());
                default -> null;
            };
            if (wrong != null) {
                fail(line, wrong);
            }
        }
    }

    private void replies(List<Transcript.Line> wanted, List<Checks.Said> said) {
        int next = 0;
        for (Transcript.Line line : wanted) {
            String id = line.rest().split("\\s+", 2)[0];
            boolean here = next < said.size() && said.get(next).id().equals(id);
            if (here) {
                String golden = line.rest().substring(id.length()).strip();
                if (!golden.isEmpty() && !golden.equals(said.get(next).text().strip())) {
                    fail(line, "%s 的字不一样%n    应该说：%s%n    实际说：%s".formatted(id, golden, said.get(next).text()));
                }
                next++;
            } else if (line.kind() == Transcript.Kind.REPLY) {
                fail(line, next < said.size() ? "应该说 %s，实际说 %s".formatted(id, said.get(next).id()) : "应该说 %s，没有说".formatted(id));
                return;
            }
        }
        if (next < said.size()) {
            fail(wanted.get(wanted.size() - 1), "还说了 %s：%s".formatted(said.get(next).id(), said.get(next).text()));
        }
    }

    /** Keeps every line, but states the replies as they came, once, where the first reply line stood. */
    private void rewrite(Transcript.Line line, List<Checks.Said> said, List<Transcript.Line> wanted) {
        if (!wanted.contains(line) || wanted.stream().noneMatch(l -> l.kind() == Transcript.Kind.REPLY)) {
            rewritten.add(line.raw());
        } else if (!replyLinesWritten) {
            replyLinesWritten = true;
            boolean golden = wanted.stream().anyMatch(l -> l.rest().contains(" "));
            said.forEach(s -> rewritten.add("< " + s.id() + (golden ? " " + s.text().replace("\n", " ") : "")));
        }
    }

    private void fail(Transcript.Line line, String message) {
        List<Checks.Said> said = Checks.said(heard);
        failures.add("%s:%d  %s%n    这一行：%s%n    这一轮说了：%s".formatted(transcript.file(), line.number(), message, line.raw().strip(),
                said.isEmpty() ? "什么也没说" : said.stream().map(s -> s.id() + " " + s.text().replace("\n", " ")).collect(Collectors.joining("；"))));
    }
}
