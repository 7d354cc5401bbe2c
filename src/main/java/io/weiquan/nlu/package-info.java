/**
 * Understanding of what a person typed: text and clock in, {@link io.weiquan.dialog.Understanding} out. Offsets always point into
 * the text as typed; nothing is invented; every pass is linear in the length of the message. The words live in
 * {@code dialogs/lexicon} and {@code dialogs/intents}; HanLP is hidden behind package-private classes.
 */
package io.weiquan.nlu;
