package io.weiquan.advice;

/**
 * Early advice while questions are still open.
 *
 * @param channel key of the channel so far
 * @param name    its Chinese name
 * @param reason  the first reason for it
 * @param due     nearest deadline as ISO date, or null
 * @param warning the most urgent warning, or null
 */
public record Preview(String channel, String name, String reason, String due, String warning) {
}
