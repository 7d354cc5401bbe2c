/**
 * Keeps conversations in SQLite or PostgreSQL behind the one contract of {@link io.weiquan.conversation.Journal}: a turn is
 * stored whole and durably before its stage completes. The only package that sees SQL; contents are sealed before they reach it.
 */
package io.weiquan.journal;
