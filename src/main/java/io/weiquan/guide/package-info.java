/**
 * Joins the parts into one dialog: understanding, engine, advice and texts behind {@link io.weiquan.conversation.Dialogue}.
 * Still pure: the time comes in with each turn.
 */
package io.weiquan.guide;
