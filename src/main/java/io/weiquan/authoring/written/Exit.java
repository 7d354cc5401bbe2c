package io.weiquan.authoring.written;

import io.weiquan.dialog.Condition;
import io.weiquan.source.Position;

/**
 * One way out of a state, as written.
 *
 * @param to       next state, or null when a flow is called and the state goes on waiting
 * @param call     flow called, or null
 * @param text     the condition as written, or null when there is none
 * @param reaction true for what a person reports while the flow waits, false for {@code next}
 * @param shortcut the author leaves questions open on purpose: the package has blanks, as after "先给我稿子"
 */
public record Exit(String to, String call, Condition when, String text, boolean reaction, boolean shortcut, Position at) {
}
