package io.weiquan.channel.messenger;

import io.weiquan.channel.adapter.Signatures;
import java.util.Arrays;
import java.util.Base64;

/** Names made of other names: short, unguessable without them, the same for the same. */
final class Ids {

    private static final int BYTES = 24;

    private Ids() {
    }

    /** 32 letters, digits, dashes and underscores. */
    static String of(String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            all.append(part.length()).append(':').append(part);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Signatures.sha256(Signatures.utf8(all.toString())), BYTES));
    }
}
