/** What happens to people's data apart from being used: how long they are kept. Erasing and export are in {@code conversation}. */
package io.weiquan.privacy;
