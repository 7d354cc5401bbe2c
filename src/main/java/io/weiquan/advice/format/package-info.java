/**
 * A complaint package to take away: Markdown, printable HTML, .docx and .ics. What a person typed is text in every one of them,
 * never markup.
 */
package io.weiquan.advice.format;
