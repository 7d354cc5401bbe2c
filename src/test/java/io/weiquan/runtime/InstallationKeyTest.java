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
        assertThatThrownBy(() -> InstallationKey.in(folder, random)).isInstanceOf(UnfitStore.class).hasMessageContaining("weiquan.key");
        assertThat(file).hasContent("c2hvcnQ=");
    }
}
