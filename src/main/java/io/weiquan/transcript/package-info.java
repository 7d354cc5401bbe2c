/**
 * Conversations as text files (grammar: PROTOCOL.md, "Transcripts"): read, replayed against any party that answers, compared,
 * rewritten. Used by the tests and from the command line.
 */
package io.weiquan.transcript;
