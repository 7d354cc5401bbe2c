/**
 * The core service: takes what a person sends, once and in order, has the {@link io.weiquan.conversation.Dialogue} answer it, and
 * commits both in one transaction before anybody is told. Knows no channel, no SQL and no framework.
 */
package io.weiquan.conversation;
