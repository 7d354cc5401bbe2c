/**
 * From a platform's request to a turn and back: verified, stored once, acknowledged in time, worked on in order, answered on the platform's own
 * request or by its API. The inbox and the outbox are the truth; nudges only make it fast.
 */
package io.weiquan.channel.messenger;
