/**
 * What every messenger has in common: the contract an {@link io.weiquan.channel.adapter.Adapter} keeps, the sealed envelope three platforms
 * share, XML from strangers, texts cut to a platform's size, choices as numbers. Pure except for what is sent through
 * {@link io.weiquan.channel.adapter.PlatformHttp}.
 */
package io.weiquan.channel.adapter;
