package io.weiquan.runtime;

import io.weiquan.conversation.Journal;
import io.weiquan.journal.PostgresStore;
import io.weiquan.journal.SqliteStore;
import io.weiquan.journal.UnfitStore;
import io.weiquan.journal.Vault;
import io.weiquan.limits.Limits;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The store that the settings name, with the keys to it. */
final class Stores {

    private Stores() {
    }

    static InstallationKey key(Settings settings, SecureRandom random) {
        boolean needed = settings.store() == Settings.StoreKind.SQLITE && settings.masterKey().isEmpty() && SqliteStore.isIn(settings.data());
        return InstallationKey.in(settings.data(), random, needed);
    }

    /** The master keys that were configured, or else those of the key file. */
    static Vault vault(Settings settings, InstallationKey key, SecureRandom random) {
        return new Vault(random, settings.masterKey().map(given -> given.stream().map(Stores::master).toList()).orElseGet(key::masters));
    }

    private static byte[] master(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new UnfitStore("weiquan.master-key: not base64; 32 random bytes are needed (openssl rand -base64 32)");
        }
    }

    static Journal open(Settings settings, Vault vault, Limits limits) {
        return settings.store() == Settings.StoreKind.SQLITE ? SqliteStore.open(settings.data(), vault, limits)
                : PostgresStore.open(server(settings), vault, limits);
    }

    /** Everything that can keep the store from being opened, in a moment and without changing it. @throws UnfitStore says what to do */
    static void check(Settings settings, SecureRandom random) {
        SqliteStore.writable(settings.data());
        Vault vault = vault(settings, key(settings, random), random);
        if (settings.store() == Settings.StoreKind.SQLITE) {
            SqliteStore.check(settings.data(), vault);
        } else {
            PostgresStore.check(server(settings), vault);
        }
    }

    static PostgresStore.Server server(Settings settings) {
        Settings.Postgresql at = settings.postgresql();
        if (at.url().isEmpty() || at.user().isEmpty() || at.password().isEmpty()) {
            throw new UnfitStore("weiquan.store=postgresql needs weiquan.postgresql.url, .user and .password");
        }
        return new PostgresStore.Server(at.url().get(), at.user().get(), at.password().get());
    }
}
