package io.weiquan.runtime;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.weiquan.conversation.Backlog;
import io.weiquan.conversation.Journal;
import io.weiquan.conversation.Refused;
import io.weiquan.journal.StoreCommands;
import io.weiquan.journal.UnfitStore;
import io.weiquan.journal.Vault;
import io.weiquan.limits.Limits;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code store …}: what an operator does with a store, by the same settings as the server. One line tells what was done, or what to do.
 */
final class StoreCommand {

    private static final String USAGE = """
            store backup FOLDER     备份到一个新文件夹（运行中也可以）  back up into a new folder, also while in use
            store restore FOLDER    把备份恢复到空的存储里  put a backup into an empty store
            store move              从 SQLite 搬到空的 PostgreSQL（先停机）  move from SQLite into an empty PostgreSQL
            store new-key           换主密钥  change the master key
            store given-up          发不出去的条目  what could not be handed on
            store replay LANE       让它们再发一次  try those again""";
    private static final int LISTED = 1_000;

    private final Settings settings;
    private final PrintStream out;
    private final SecureRandom random = new SecureRandom();

    private StoreCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /** The settings as the server would read them: system properties, environment, {@code config/application.properties}. */
    static Settings settings() throws IOException {
        SmallRyeConfigBuilder sources = new SmallRyeConfigBuilder().addDiscoveredConverters().addDefaultInterceptors().addSystemSources()
                .withMapping(Settings.class);
        Path file = Path.of("config", "application.properties");
        if (Files.isRegularFile(file)) {
            sources.withSources(new PropertiesConfigSource(file.toUri().toURL(), 260));
        }
        return sources.build().getConfigMapping(Settings.class);
    }

    /** @param args without the word store. @return the exit code: 0 when it is done */
    static int run(List<String> args, PrintStream out) {
        try {
            return run(args, settings(), out);
        } catch (IOException | ConfigValidationException e) {
            out.println(String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "));
            return 1;
        }
    }

    static int run(List<String> args, Settings settings, PrintStream out) {
        try {
            return new StoreCommand(settings, out).run(args);
        } catch (UnfitStore | IllegalArgumentException theirs) {
            out.println(theirs.getMessage());
        } catch (IOException e) {
            out.println("weiquan.data: the key file cannot be written (" + e.getClass().getSimpleName() + ")");
        } catch (Refused away) {
            out.println("the store does not answer");
        }
        return 1;
    }

    private int run(List<String> args) throws IOException {
        String what = args.isEmpty() ? "" : args.get(0);
        switch (what + " " + (args.size() - 1)) {
            case "backup 1" -> out.println(backup(Path.of(args.get(1))) + " conversations backed up; the key " + InstallationKey.FILE
                    + " is not among them: keep it apart");
            case "restore 1" -> out.println(restore(Path.of(args.get(1))) + " conversations restored");
            case "move 0" -> out.println(StoreCommands.move(settings.data(), Stores.server(settings))
                    + " conversations moved; start with weiquan.store=postgresql and the same key file");
            case "new-key 0" -> newKey();
            case "given-up 0" -> atWork(this::givenUp);
            case "replay 1" -> atWork(journal -> out.println(journal.outbox().replay(args.get(1)).toCompletableFuture().join()
                    + journal.inbox().replay(args.get(1)).toCompletableFuture().join() + " rows wait again"));
            default -> {
                out.println(USAGE);
                return 1;
            }
        }
        return 0;
    }

    private boolean sqlite() {
        return settings.store() == Settings.StoreKind.SQLITE;
    }

    private long backup(Path folder) {
        return sqlite() ? StoreCommands.backup(settings.data(), folder) : StoreCommands.backup(Stores.server(settings), folder);
    }

    private long restore(Path folder) {
        return sqlite() ? StoreCommands.restore(folder, settings.data()) : StoreCommands.restore(folder, Stores.server(settings));
    }

    /** Of a shared store every node must know the new key before anything is wrapped by it, so there it takes two runs. */
    private void newKey() throws IOException {
        InstallationKey key = Stores.key(settings, random);
        boolean configured = settings.masterKey().isPresent();
        boolean begun = configured || key.masters().size() > 1;
        if (!begun) {
            key = key.withNewMaster(random);
            if (!sqlite()) {
                out.println("a new key was put into " + InstallationKey.FILE + ": copy the file to every node, restart them, and run this again");
                return;
            }
        }
        Vault vault = Stores.vault(settings, key, random);
        long changed = sqlite() ? StoreCommands.changeMasterKey(settings.data(), vault) : StoreCommands.changeMasterKey(Stores.server(settings), vault);
        if (!configured) {
            key.withNewestMaster();
        }
        out.println(changed + " keys wrapped anew; " + (configured ? "now leave only the first of weiquan.master-key"
                : "keep the new " + InstallationKey.FILE + (sqlite() ? "" : ", also on the other nodes") + "; backups made before need the old one"));
    }

    private interface Work {
        void with(Journal journal);
    }

    private void atWork(Work work) {
        try (Journal journal = Stores.open(settings, Stores.vault(settings, Stores.key(settings, random), random), Limits.DEFAULTS)) {
            work.with(journal);
        }
    }

    private void givenUp(Journal journal) {
        for (Backlog backlog : List.of(journal.outbox(), journal.inbox())) {
            for (Backlog.Depth depth : backlog.depths()) {
                backlog.givenUp(depth.lane(), LISTED).forEach(row -> out.println(Stream.of(backlog == journal.outbox() ? "out" : "in", row.lane(),
                        row.at(), row.tries() + " tries", row.why()).map(Object::toString).reduce((a, b) -> a + "  " + b).orElse("")));
            }
        }
    }
}
