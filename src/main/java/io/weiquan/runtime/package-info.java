/**
 * The one place that knows everybody: reads the configuration, checks it, builds the parts and joins them, guards the door, and stops
 * in order. Nobody imports it.
 */
package io.weiquan.runtime;
