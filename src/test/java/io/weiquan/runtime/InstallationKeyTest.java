package io.weiquan.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.journal.UnfitStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationKeyTest {

    @TempDir
    Path folder;

    private final SecureRandom random = new SecureRandom();

    @Test
    void the_key_is_made_once_and_readable_by_its_owner_only() throws IOException {
        byte[] first = InstallationKey.in(folder.resolve("new"), random).keyFor("links");
        assertThat(InstallationKey.in(folder.resolve("new"), random).keyFor("links")).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new/weiquan.key")))).isEqualTo("rw-------");
    }

    @Test
    void every_purpose_and_every_installation_has_a_key_of_its_own() {
        InstallationKey key = InstallationKey.in(folder.resolve("a"), random);
        assertThat(key.keyFor("links")).hasSize(32).isNotEqualTo(key.keyFor("tokens and codes"))
                .isNotEqualTo(InstallationKey.in(folder.resolve("b"), random).keyFor("links"));
        assertThat(key).hasToString("‹redacted›");
    }

    @Test
    void a_broken_key_is_never_replaced() throws IOException {
        Path file = Files.writeString(folder.resolve("weiquan.key"), "c2hvcnQ=");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> InstallationKey.in(folder, random)).isInstanceOf(UnfitStore.class).hasMessageContaining("weiquan.key");
        assertThat(file).hasContent("c2hvcnQ=");
    }

    @Test
    void a_key_that_others_may_read_or_that_is_missing_beside_a_store_is_refused() throws IOException {
        InstallationKey.in(folder, random);
        Path file = folder.resolve("weiquan.key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> InstallationKey.in(folder, random)).isInstanceOf(UnfitStore.class).hasMessageContaining("chmod 600");
        Files.delete(file);
        assertThatThrownBy(() -> InstallationKey.in(folder, random, true)).isInstanceOf(UnfitStore.class).hasMessageContaining("put the key back");
        assertThat(file).doesNotExist();
    }

    @Test
    void the_master_key_of_the_store_changes_and_the_others_do_not() throws IOException {
        InstallationKey old = InstallationKey.in(folder, random);
        InstallationKey both = old.withNewMaster(random);
        assertThat(both.masters()).hasSize(2).contains(old.keyFor("store"));
        assertThat(both.keyFor("links")).isEqualTo(old.keyFor("links"));
        both.withNewestMaster();
        assertThat(InstallationKey.in(folder, random).masters()).hasSize(1).containsExactly(both.masters().get(0));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("weiquan.key")))).isEqualTo("rw-------");
    }
}
