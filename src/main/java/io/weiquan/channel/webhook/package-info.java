/** The generic signed webhook: Standard Webhooks headers around CloudEvents, for every platform that has no adapter of its own. */
package io.weiquan.channel.webhook;
