/** DingTalk 钉钉: robots of an organisation, by signed callback or by Stream. */
package io.weiquan.channel.dingtalk;
