/**
 * The files a dialog author writes, read with positions: every value knows its file, line and column, and every mistake
 * is collected as a {@link io.weiquan.source.Problem} instead of being thrown one at a time.
 */
package io.weiquan.source;
