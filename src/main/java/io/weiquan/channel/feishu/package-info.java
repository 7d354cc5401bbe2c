/** Feishu 飞书: events, encrypted and signed where the operator set a key; cards with buttons. */
package io.weiquan.channel.feishu;
