/** Dialogs taken up again while an author writes them; what is broken is told and the last good ones stay. */
package io.weiquan.authoring.watch;
