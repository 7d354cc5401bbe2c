/** WeChat Official Accounts (公众号, 服务号): callbacks in plain or safe mode, passive answers, customer-service messages. */
package io.weiquan.channel.wechat;
