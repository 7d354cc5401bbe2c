/** The WebSocket {@code /chat}: frames in, frames out, nothing decided here. What a frame means is PROTOCOL.md. */
package io.weiquan.channel.web;
