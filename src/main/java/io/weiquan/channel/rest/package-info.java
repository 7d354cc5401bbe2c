/** REST under {@code /api}: the same conversations as the socket, one request a turn; errors as RFC 9457 problems. */
package io.weiquan.channel.rest;
