package io.weiquan.dialog;

/** Understands a text as an answer about one slot. Pure: the same text and slot always read the same. */
@FunctionalInterface
public interface Reread {

    Understanding as(Slot slot, String text);
}
