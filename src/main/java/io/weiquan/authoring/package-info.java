/**
 * Turns what dialog authors write (slots, flows, patterns, replies) into the checked definitions the engine runs on.
 * Every mistake is told at once, with file, line, column and a suggestion.
 */
package io.weiquan.authoring;
