package io.weiquan.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.LaunchMode;
import io.weiquan.authoring.watch.Reloading;
import io.weiquan.channel.AuthorBench;
import io.weiquan.channel.FlowCatalog;
import io.weiquan.channel.PackageDocuments;
import io.weiquan.channel.SlotCatalog;
import io.weiquan.conversation.DataClasses;
import io.weiquan.conversation.Dialogue;
import io.weiquan.conversation.Inbound;
import io.weiquan.dialog.Dialogs;
import io.weiquan.dialog.Understanding;
import io.weiquan.guide.Guide;
import io.weiquan.guide.Rehearsal;
import io.weiquan.nlu.Explanation;
import io.weiquan.nlu.Hint;
import io.weiquan.nlu.Understander;
import io.weiquan.source.DialogFiles;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The dialog as it ships, or as the operator's folder has it. Broken dialogs stop the start, with every mistake named. For authors
 * the folder is watched: a saved file counts within a second, and broken ones leave the dialogs before in force.
 */
@Singleton
class GuideParts {

    private static final Logger LOG = Logger.getLogger("weiquan.dialogs");

    private static final Pattern EXPIRES = Pattern.compile("expires_at:\\s*['\"]?(\\d{4}-\\d{2}-\\d{2})");

    /** A guide and the folder contents it was read from. */
    private record Read(Guide guide, DialogFiles files) {
        static Read of(DialogFiles files) {
            return new Read(Guide.load(files), files);
        }
    }

    private final Supplier<Read> read;
    /** Null where nobody is at work on the dialogs. */
    private final AtomicReference<Reloading<Read>> watched = new AtomicReference<>();
    private final Settings settings;

    GuideParts(Settings settings) {
        this.settings = settings;
        this.read = Unfit.unless(() -> {
            if (settings.dialogs().isPresent() && forAuthors(settings)) {
                watched.set(new Reloading<>(settings.dialogs().get(), GuideParts::laidOver, LOG::info));
                return watched.get()::get;
            }
            Read once = settings.dialogs().map(GuideParts::laidOver).orElseGet(() -> Read.of(DialogFiles.packaged()));
            return () -> once;
        });
    }

    /** Development mode starts the program anew in the same process, again and again. */
    @PreDestroy
    void stopWatching() {
        if (watched.get() != null) {
            watched.get().close();
        }
    }

    /** Whether someone is at work on the dialogs here: then saved files count at once, and the page that shows how the bot thinks is open. */
    private static boolean forAuthors(Settings settings) {
        return settings.author() || LaunchMode.current() == LaunchMode.DEVELOPMENT;
    }

    private static Read laidOver(Path folder) {
        return Read.of(DialogFiles.packaged().overlaid(folder));
    }

    @Produces
    @Singleton
    Dialogue dialogue() {
        return new Dialogue() {
            @Override
            public String notice() {
                return read.get().guide().dialogue().notice();
            }

            @Override
            public Step begin(String channel, Instant now) {
                return read.get().guide().dialogue().begin(channel, now);
            }

            @Override
            public Step next(JsonNode state, Inbound inbound, Instant now) {
                return read.get().guide().dialogue().next(state, inbound, now);
            }

            @Override
            public Step resumed(JsonNode state, Instant lastTurn, Instant now) {
                return read.get().guide().dialogue().resumed(state, lastTurn, now);
            }

            @Override
            public Step silent(JsonNode state, Instant now) {
                return read.get().guide().dialogue().silent(state, now);
            }
        };
    }

    @Produces
    @Singleton
    Understander understander() {
        return new Understander() {
            @Override
            public Understanding understand(String text, LocalDateTime now, Hint hint) {
                return read.get().guide().understander().understand(text, now, hint);
            }

            @Override
            public Explanation explain(String text, LocalDateTime now, Hint hint) {
                return read.get().guide().understander().explain(text, now, hint);
            }
        };
    }

    @Produces
    @Singleton
    AuthorBench bench() {
        boolean open = forAuthors(settings);
        if (open) {
            LOG.warn("the page for authors is open at /author; it shows how the bot thinks to everybody who can reach it");
        }
        return new AuthorDesk(open, () -> new Rehearsal(read.get().guide(), read.get().files()), () -> watched.get() == null ? "" : watched.get().broken());
    }

    @Produces
    @Singleton
    FlowCatalog flows() {
        return new FlowsInForce(() -> new FlowsInForce.Written(read.get().files(), read.get().guide()), forAuthors(settings));
    }

    @Produces
    @Singleton
    SlotCatalog slots() {
        return () -> read.get().guide().fields();
    }

    @Produces
    @Singleton
    PackageDocuments documents() {
        return new PackagePapers();
    }

    /** Of the dialogs in force now. */
    DataClasses dataClasses() {
        return read.get().guide().dataClasses();
    }

    /** How many dated pieces of knowledge may not be printed any more after {@code day}. */
    int expiring(LocalDate day) {
        DialogFiles files = read.get().files();
        int count = 0;
        for (String file : files.list("knowledge", ".yaml")) {
            Matcher dates = EXPIRES.matcher(files.text(file));
            while (dates.find()) {
                count += LocalDate.parse(dates.group(1)).isBefore(day) ? 1 : 0;
            }
        }
        return count;
    }

    /** What people call a key of a census: by its kind, or the title of a slot. */
    BinaryOperator<String> names() {
        Dialogs dialogs = read.get().guide().authored().dialogs();
        return (kind, key) -> {
            if (kind.equals("stoppedAt")) {
                return dialogs.slots().containsKey(key) ? dialogs.slots().get(key).title() : key;
            }
            String of = kind.equals("recommended") ? "channel" : kind;
            return !kind.equals("channel") && dialogs.vocabulary().has(of, key) ? dialogs.vocabulary().name(of, key) : key;
        };
    }
}
