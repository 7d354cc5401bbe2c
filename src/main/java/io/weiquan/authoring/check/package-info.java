/**
 * Proves dialogs before they run: every mistake that can be found by reading them is told with file, line and column, all at once.
 * Reading ({@link io.weiquan.authoring.AuthoredDialogs}) finds what cannot be understood; this package finds what would go wrong.
 */
package io.weiquan.authoring.check;
