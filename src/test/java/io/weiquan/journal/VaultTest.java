package io.weiquan.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weiquan.journal.Sealing.UnreadableContent;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final byte[] WORDS = "我在京东买的耳机坏了".getBytes(StandardCharsets.UTF_8);
    private final Vault vault = vault(1);

    @Test
    void what_is_sealed_comes_back_and_never_looks_the_same_twice() {
        var key = vault.unwrap(vault.newKey());
        var sealed = key.seal(WORDS, 7);
        assertThat(key.open(sealed, 7)).isEqualTo(WORDS);
        assertThat(key.seal(WORDS, 7)).isNotEqualTo(sealed);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("耳机");
        assertThat(key.open(key.seal(new byte[0], 1), 1)).isEmpty();
    }

    @Test
    void no_nonce_is_used_twice_by_however_many_threads_and_keys() {
        var nonces = ConcurrentHashMap.<String>newKeySet();
        IntStream.range(0, 8).parallel().forEach(thread -> {
            var key = vault.unwrap(vault.newKey());
            for (int i = 0; i < 2_000; i++) {
                nonces.add(HexFormat.of().formatHex(key.seal(WORDS, i), 0, 12));
            }
        });
        assertThat(nonces).hasSize(16_000);
    }

    @Test
    void many_more_conversations_than_are_remembered_are_all_readable() {
        var wrapped = IntStream.range(0, 10_000).mapToObj(i -> vault.newKey()).toList();
        var sealed = wrapped.stream().map(key -> vault.unwrap(key).seal(WORDS, 3)).toList();
        for (int i = 0; i < wrapped.size(); i++) {
            assertThat(vault.unwrap(wrapped.get(i)).open(sealed.get(i), 3)).isEqualTo(WORDS);
        }
    }

    @Test
    void another_place_another_conversation_or_a_changed_byte_is_unreadable() {
        var wrapped = vault.newKey();
        var key = vault.unwrap(wrapped);
        var sealed = key.seal(WORDS, 7);
        assertThatThrownBy(() -> key.open(sealed, 8)).isInstanceOf(UnreadableContent.class);
        assertThatThrownBy(() -> vault.unwrap(vault.newKey()).open(sealed, 7)).isInstanceOf(UnreadableContent.class);
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> key.open(changed, 7)).isInstanceOf(UnreadableContent.class);
        }
        for (int length = 0; length < 30; length++) {
            var cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> key.open(cut, 7)).isInstanceOf(UnreadableContent.class);
        }
    }

    @Test
    void an_older_master_key_still_opens_and_can_be_replaced() {
        var wrapped = vault.newKey();
        var sealed = vault.unwrap(wrapped).seal(WORDS, 7);
        assertThatThrownBy(() -> vault(2).unwrap(wrapped)).isInstanceOf(UnreadableContent.class);
        var rotated = vault(2, 1);
        assertThat(rotated.unwrap(wrapped).open(sealed, 7)).isEqualTo(WORDS);
        var renewed = rotated.rewrap(wrapped);
        assertThat(vault(2).unwrap(renewed).open(sealed, 7)).isEqualTo(WORDS);
        assertThat(rotated.rewrap(renewed)).isSameAs(renewed);
    }

    @Test
    void a_destroyed_key_is_unreadable() {
        assertThatThrownBy(() -> vault.unwrap(new byte[0])).isInstanceOf(UnreadableContent.class);
    }

    @Test
    void a_short_master_key_is_refused() {
        assertThatThrownBy(() -> new Vault(new SecureRandom(), List.of(new byte[16]))).isInstanceOf(UnfitStore.class);
    }

    private static Vault vault(int... masters) {
        return new Vault(new SecureRandom(), Arrays.stream(masters).mapToObj(JournalContract::bytes).toList());
    }
}
