/** The dialogs folder as written next to what was read from it: for those who judge it, draw it or measure how much of it was played. */
package io.weiquan.authoring.written;
