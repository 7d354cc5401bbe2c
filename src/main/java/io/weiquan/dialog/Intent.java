package io.weiquan.dialog;

import java.util.Objects;

/**
 * What a message does in the conversation (affirm, deny, none, unknown, skip, help, cancel, scam …: the intent keys of PROTOCOL.md).
 *
 * @param whole true when the message as a whole is nothing but this ("取消", "算了不弄了"): only then may it be a command
 */
public record Intent(String name, double confidence, boolean whole) {

    /** From here on an intent counts although the message says more. */
    static final double SURE = 0.8;

    public Intent {
        Objects.requireNonNull(name);
    }
}
