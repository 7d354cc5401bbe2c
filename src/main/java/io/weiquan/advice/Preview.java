package io.weiquan.advice;

/**
 * Early advice while questions are still open.
 *
 * @param channel key of the channel so far
 * @param name    its Chinese name
 * @param reason  the first reason for it
 * @param due     nearest deadline as ISO date, or null
 * @param dueName what has to be done by then, or null
 * @param dueKind 法律规定, 平台规则 or 您自行设定, or null
 * @param warning the most urgent warning, or null
 * @param hotline what is known of the telephone line of the platform, as a sentence; null while the platform is not known
 */
public record Preview(String channel, String name, String reason, String due, String dueName, String dueKind, String warning, String hotline) {
}
