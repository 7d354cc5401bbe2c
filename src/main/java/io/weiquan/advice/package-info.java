/**
 * From the facts of a case to a complaint package. Data in, data out: no clock, no I/O, no framework; the same facts give the same
 * package. What it knows is in {@code dialogs/knowledge}, what it writes in {@code dialogs/scripts}.
 */
package io.weiquan.advice;
