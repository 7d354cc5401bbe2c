package io.weiquan.runtime;

import io.weiquan.authoring.AuthoredFlows;
import io.weiquan.authoring.coverage.Coverage;
import io.weiquan.authoring.diagram.FlowDiagram;
import io.weiquan.authoring.written.WrittenFlow;
import io.weiquan.channel.FlowCatalog;
import io.weiquan.guide.Guide;
import io.weiquan.source.DialogFiles;
import io.weiquan.transcript.InProcess;
import io.weiquan.transcript.Replay;
import io.weiquan.transcript.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The flows of the dialogs that are in force now. Coverage is drawn only for authors: it plays every transcript of the folder, some
 * seconds of work that no stranger may ask for; it is done once for dialogs that stay as they are.
 */
final class FlowsInForce implements FlowCatalog {

    /** A folder and the guide read from it. */
    record Written(DialogFiles files, Guide guide) {
    }

    private record Drawn(DialogFiles files, AuthoredFlows flows) {
    }

    private record Played(DialogFiles files, Coverage coverage) {
    }

    private final Supplier<Written> inForce;
    private final boolean forAuthors;
    private volatile Drawn drawn;
    private Played played;

    FlowsInForce(Supplier<Written> inForce, boolean forAuthors) {
        this.inForce = inForce;
        this.forAuthors = forAuthors;
        this.drawn = drawn(inForce.get());
    }

    @Override
    public List<Entry> list() {
        return flows().list();
    }

    @Override
    public Optional<Object> flow(String name) {
        return flows().flow(name);
    }

    @Override
    public Optional<String> diagram(String name) {
        return flows().diagram(name);
    }

    @Override
    public Optional<String> coverage(String name) {
        if (!forAuthors) {
            return Optional.empty();
        }
        Coverage coverage = played();
        WrittenFlow flow = coverage.written().flows().get(name);
        return Optional.ofNullable(flow).map(f -> FlowDiagram.svg(coverage.written(), f, coverage.of(name)));
    }

    private AuthoredFlows flows() {
        Written now = inForce.get();
        Drawn known = drawn;
        if (known.files() != now.files()) {
            known = drawn(now);
            drawn = known;
        }
        return known.flows();
    }

    private static Drawn drawn(Written written) {
        return new Drawn(written.files(), new AuthoredFlows(written.files(), written.guide().authored()));
    }

    private synchronized Coverage played() {
        Written now = inForce.get();
        if (played == null || played.files() != now.files()) {
            Coverage coverage = new Coverage(now.files(), now.guide().authored());
            try {
                for (String path : now.files().list("transcripts", ".txt")) {
                    Replay.of(Transcript.parse(path, now.files().text(path)), new InProcess(now.guide().watched(coverage)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            played = new Played(now.files(), coverage);
        }
        return played.coverage();
    }
}
