/**
 * What the guide knows, as reviewed data: read from {@code dialogs/knowledge}, every mistake reported with its position, every
 * volatile value with its source and dates. Immutable after loading.
 */
package io.weiquan.advice.knowledge;
