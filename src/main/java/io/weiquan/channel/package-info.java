/**
 * What every channel needs and none owns: reading what a client sends, the frames it gets back, who is calling, and the ports to
 * documents and flows. A channel imports this package and never another channel.
 */
package io.weiquan.channel;
