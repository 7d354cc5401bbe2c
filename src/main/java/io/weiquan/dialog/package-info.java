/**
 * The dialog engine and the words it is spoken of in: slots, understanding, events, effects, state.
 * Pure: java.* only, no clock, no I/O, no randomness. Same inputs, same turn.
 * Everything else may import this package; it imports nothing of ours.
 */
package io.weiquan.dialog;
