package io.weiquan.authoring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weiquan.authoring.AuthoredDialogs;
import io.weiquan.authoring.check.Checker;
import io.weiquan.source.DialogFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReloadingTest {

    /** Longer than an author waits, for machines busy with other tests; the goal is a second. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void a_saved_file_is_taken_up_and_a_broken_one_leaves_the_old_dialogs_in_force() throws IOException {
        copyDialogs();
        List<String> told = new CopyOnWriteArrayList<>();
        try (Reloading<AuthoredDialogs> dialogs = new Reloading<>(folder, f -> Checker.load(DialogFiles.folder(f)), told::add)) {
            String bot = Files.readString(folder.resolve("bot.yaml"));
            Files.writeString(folder.resolve("bot.yaml"), bot.replace("name: 维权向导", "name: 小助手"));
            await().atMost(PATIENCE).until(() -> dialogs.get().botName().equals("小助手"));

            Files.writeString(folder.resolve("bot.yaml"), bot.replace("entry: complaint", "entry: complain"));
            await().atMost(PATIENCE).until(() -> told.stream().anyMatch(t -> t.contains("没有流程“complain”（是不是想写“complaint”？）")));
            assertThat(dialogs.get().botName()).isEqualTo("小助手");
            assertThat(dialogs.broken()).contains("bot.yaml:").contains("没有流程“complain”");
            assertThat(dialogs.get().dialogs().entry()).isEqualTo("complaint");

            Files.writeString(folder.resolve("bot.yaml"), bot);
            await().atMost(PATIENCE).until(() -> dialogs.get().botName().equals("维权向导"));
            await().atMost(PATIENCE).until(() -> dialogs.broken().isEmpty());
        }
    }

    @Test
    void files_in_a_new_folder_are_seen_too_and_many_writes_call_back_few_times() throws IOException {
        List<String> calls = new CopyOnWriteArrayList<>();
        try (DialogsWatcher watcher = DialogsWatcher.start(folder, () -> calls.add("changed"))) {
            Files.createDirectory(folder.resolve("new"));
            await().atMost(PATIENCE).until(() -> !calls.isEmpty());
            int before = calls.size();
            for (int i = 0; i < 100; i++) {
                Files.writeString(folder.resolve("new/a.yaml"), "a: " + i);
            }
            await().atMost(PATIENCE).until(() -> calls.size() > before);
            assertThat(calls.size() - before).isLessThan(50);
            assertThat(watcher).isNotNull();
        }
    }

    @Test
    void each_of_many_folders_is_watched() throws IOException {
        for (int i = 0; i < 300; i++) {
            Files.createDirectory(folder.resolve("behaviour" + i));
        }
        List<String> calls = new CopyOnWriteArrayList<>();
        try (DialogsWatcher watcher = DialogsWatcher.start(folder, () -> calls.add("changed"))) {
            for (int i = 0; i < 300; i += 15) {
                int before = calls.size();
                Files.writeString(folder.resolve("behaviour" + i).resolve("a.txt"), "title: a");
                await().atMost(PATIENCE).until(() -> calls.size() > before);
            }
            assertThat(watcher).isNotNull();
        }
    }

    private void copyDialogs() throws IOException {
        Path shipped = Path.of("dialogs");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
