package io.weiquan.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.weiquan.transcript.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one person sends in a transcript, as frames ready to go: the texts and choices on the transcript's first day. Forms and breaks of
 * days are left out; for load, what counts is real sentences in a real order.
 *
 * @param start  the first frame
 * @param frames the rest, each to be sent when the one before is answered
 */
record Part(byte[] start, List<byte[]> frames) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Every transcript of the folder that has at least two turns. */
    static List<Part> of(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().map(Part::read).filter(p -> p.frames.size() > 1).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A conversation of these texts, by the server's clock. */
    static Part of(List<String> texts) {
        List<byte[]> frames = new ArrayList<>();
        texts.forEach(text -> frames.add(frame(Map.of("type", "message", "id", "m" + frames.size(), "text", text))));
        return new Part(frame(Map.of("type", "start", "channel", "web")), frames);
    }

    /** So many pings: what the wire alone costs. */
    static Part pings(int count) {
        return new Part(frame(Map.of("type", "ping")), Collections.nCopies(count, frame(Map.of("type", "ping"))));
    }

    private static Part read(Path file) {
        try {
            Transcript transcript = Transcript.parse(file.toString(), Files.readString(file));
            String now = transcript.now().toString();
            List<byte[]> frames = new ArrayList<>();
            for (Transcript.Line line : transcript.lines()) {
                boolean picks = line.kind() == Transcript.Kind.PICK;
                if (picks || line.kind() == Transcript.Kind.SAY) {
                    Map<String, Object> frame = new LinkedHashMap<>(Map.of("id", "m" + frames.size(), "now", now));
                    frame.put("type", picks ? "choose" : "message");
                    frame.put(picks ? "choice" : "text", line.rest());
                    frames.add(frame(frame));
                }
            }
            return new Part(frame(Map.of("type", "start", "channel", "web", "now", now)), frames);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] frame(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
