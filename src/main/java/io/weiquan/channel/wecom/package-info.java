/** WeCom 企业微信: applications for members of an organisation, and 微信客服 for people who write from WeChat. */
package io.weiquan.channel.wecom;
