/** How much of the dialogs was played: states, ways between them, questions, re-asks, patterns and rules, with the line of what was not. */
package io.weiquan.authoring.coverage;
